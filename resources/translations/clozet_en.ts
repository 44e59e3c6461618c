<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
<context>
    <name>AddingSheet</name>
    <message numerus="yes">
        <source>%Ln file(s), {}</source>
        <translation>
            <numerusform>%Ln file, {}</numerusform>
            <numerusform>%Ln files, {}</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>CardPane</name>
    <message numerus="yes">
        <source>%Ln document(s)</source>
        <translation>
            <numerusform>%Ln document</numerusform>
            <numerusform>%Ln documents</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ChoiceTree</name>
    <message numerus="yes">
        <source>%Ln document(s)</source>
        <translation>
            <numerusform>%Ln document</numerusform>
            <numerusform>%Ln documents</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>DetailsPane</name>
    <message numerus="yes">
        <source>%Ln document(s) chosen</source>
        <translation>
            <numerusform>%Ln document chosen</numerusform>
            <numerusform>%Ln documents chosen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln page(s)</source>
        <translation>
            <numerusform>%Ln page</numerusform>
            <numerusform>%Ln pages</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>DifferencesSheet</name>
    <message numerus="yes">
        <source>{} of the words are the same. %Ln change(s).</source>
        <translation>
            <numerusform>{} of the words are the same. %Ln change.</numerusform>
            <numerusform>{} of the words are the same. %Ln changes.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>DocumentActs</name>
    <message numerus="yes">
        <source>Removing %Ln document(s)</source>
        <translation>
            <numerusform>Removing %Ln document</numerusform>
            <numerusform>Removing %Ln documents</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>DocumentTable</name>
    <message numerus="yes">
        <source>%Ln page(s)</source>
        <translation>
            <numerusform>%Ln page</numerusform>
            <numerusform>%Ln pages</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>DownloadSheet</name>
    <message numerus="yes">
        <source>%Ln file(s)</source>
        <translation>
            <numerusform>%Ln file</numerusform>
            <numerusform>%Ln files</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>EvidencePane</name>
    <message numerus="yes">
        <source>%Ln passage(s)</source>
        <translation>
            <numerusform>%Ln passage</numerusform>
            <numerusform>%Ln passages</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Expectation</name>
    <message numerus="yes">
        <source>%Ln document(s)</source>
        <translation>
            <numerusform>%Ln document</numerusform>
            <numerusform>%Ln documents</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>FacetBar</name>
    <message numerus="yes">
        <source>Narrow to one of %Ln folder(s)</source>
        <translation>
            <numerusform>Narrow to one of %Ln folder</numerusform>
            <numerusform>Narrow to one of %Ln folders</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Narrow to one of %Ln kind(s)</source>
        <translation>
            <numerusform>Narrow to one of %Ln kind</numerusform>
            <numerusform>Narrow to one of %Ln kinds</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Narrow to one of %Ln year(s)</source>
        <translation>
            <numerusform>Narrow to one of %Ln year</numerusform>
            <numerusform>Narrow to one of %Ln years</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Narrow to one of %Ln language(s)</source>
        <translation>
            <numerusform>Narrow to one of %Ln language</numerusform>
            <numerusform>Narrow to one of %Ln languages</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>JobStrip</name>
    <message numerus="yes">
        <source>%Ln try(s) to connect refused</source>
        <translation>
            <numerusform>%Ln try to connect refused</numerusform>
            <numerusform>%Ln tries to connect refused</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln connection(s) that you agreed to</source>
        <translation>
            <numerusform>%Ln connection that you agreed to</numerusform>
            <numerusform>%Ln connections that you agreed to</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln more job(s)</source>
        <translation>
            <numerusform>%Ln more job</numerusform>
            <numerusform>%Ln more jobs</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>JudgedChip</name>
    <message numerus="yes">
        <source>Learned from %Ln result(s)</source>
        <translation>
            <numerusform>Learned from %Ln result</numerusform>
            <numerusform>Learned from %Ln results</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>LabelSheet</name>
    <message numerus="yes">
        <source>Give it to the %Ln chosen document(s)</source>
        <translation>
            <numerusform>Give it to the chosen document</numerusform>
            <numerusform>Give it to the %Ln chosen documents</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>LedgerTable</name>
    <message numerus="yes">
        <source>%Ln try(s) to connect, all refused.</source>
        <translation>
            <numerusform>%Ln try to connect, all refused.</numerusform>
            <numerusform>%Ln tries to connect, all refused.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln connection(s) that you agreed to.</source>
        <translation>
            <numerusform>%Ln connection that you agreed to.</numerusform>
            <numerusform>%Ln connections that you agreed to.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>LibraryHeader</name>
    <message numerus="yes">
        <source>%Ln document(s)</source>
        <translation>
            <numerusform>%Ln document</numerusform>
            <numerusform>%Ln documents</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln need(s) you</source>
        <translation>
            <numerusform>%Ln needs you</numerusform>
            <numerusform>%Ln need you</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>LibrarySettings</name>
    <message numerus="yes">
        <source>%Ln document(s)</source>
        <translation>
            <numerusform>%Ln document</numerusform>
            <numerusform>%Ln documents</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln check(s) found something wrong.</source>
        <translation>
            <numerusform>%Ln check found something wrong.</numerusform>
            <numerusform>%Ln checks found something wrong.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>NeedsYouBar</name>
    <message numerus="yes">
        <source>%Ln document(s) need you: {}</source>
        <translation>
            <numerusform>%Ln document needs you: {}</numerusform>
            <numerusform>%Ln documents need you: {}</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ProofreadingSheet</name>
    <message numerus="yes">
        <source>%Ln word(s) may be meant otherwise.</source>
        <translation>
            <numerusform>%Ln word may be meant otherwise.</numerusform>
            <numerusform>%Ln words may be meant otherwise.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>RecognitionBar</name>
    <message numerus="yes">
        <source>%Ln page(s) are pictures: no text of them can be found.</source>
        <translation>
            <numerusform>%Ln page is a picture: no text of it can be found.</numerusform>
            <numerusform>%Ln pages are pictures: no text of them can be found.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ReportAct</name>
    <message numerus="yes">
        <source>%Ln passage(s) are in {}.</source>
        <translation>
            <numerusform>%Ln passage is in {}.</numerusform>
            <numerusform>%Ln passages are in {}.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>SubstituteChip</name>
    <message numerus="yes">
        <source>%Ln passage(s) of the library have “{0}” and not “{1}”.</source>
        <translation>
            <numerusform>%Ln passage of the library has “{0}” and not “{1}”.</numerusform>
            <numerusform>%Ln passages of the library have “{0}” and not “{1}”.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>WideningLine</name>
    <message numerus="yes">
        <source>%Ln word(s) can be searched for, too.</source>
        <translation>
            <numerusform>%Ln word can be searched for, too.</numerusform>
            <numerusform>%Ln words can be searched for, too.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>_RailButton</name>
    <message numerus="yes">
        <source>%Ln document(s) need you</source>
        <translation>
            <numerusform>%Ln document needs you</numerusform>
            <numerusform>%Ln documents need you</numerusform>
        </translation>
    </message>
</context>
</TS>
