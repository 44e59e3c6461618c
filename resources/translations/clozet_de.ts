<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de" sourcelanguage="en">
<context>
    <name>Adapt</name>
    <message>
        <source>{0} s</source>
        <translation>{0} s</translation>
    </message>
    <message>
        <source>{0} min</source>
        <translation>{0} min</translation>
    </message>
    <message>
        <source>{0} h</source>
        <translation>{0} Std.</translation>
    </message>
    <message>
        <source>1 minute</source>
        <translation>1 Minute</translation>
    </message>
    <message>
        <source>1 hour</source>
        <translation>1 Stunde</translation>
    </message>
    <message>
        <source>{0} hours</source>
        <translation>{0} Stunden</translation>
    </message>
    <message>
        <source>{0} minutes</source>
        <translation>{0} Minuten</translation>
    </message>
    <message>
        <source>Processor</source>
        <translation>Prozessor</translation>
    </message>
    <message>
        <source>NVIDIA card</source>
        <translation>NVIDIA-Karte</translation>
    </message>
    <message>
        <source>Apple graphics</source>
        <translation>Apple-Grafik</translation>
    </message>
    <message>
        <source>Getting ready…</source>
        <translation>Wird vorbereitet …</translation>
    </message>
    <message>
        <source>Stopping, and measuring what it learned…</source>
        <translation>Hält an und misst, was gelernt wurde …</translation>
    </message>
    <message>
        <source>Stopped by a problem</source>
        <translation>Durch ein Problem angehalten</translation>
    </message>
    <message>
        <source>Cancelled</source>
        <translation>Abgebrochen</translation>
    </message>
    <message>
        <source>Done after {0}</source>
        <translation>Fertig nach {0}</translation>
    </message>
    <message>
        <source>{0} of {1} steps</source>
        <translation>{0} von {1} Schritten</translation>
    </message>
    <message>
        <source>{0} of {1} min</source>
        <translation>{0} von {1} min</translation>
    </message>
    <message>
        <source>Paused at {0}</source>
        <translation>Angehalten bei {0}</translation>
    </message>
    <message>
        <source>step {0}</source>
        <translation>Schritt {0}</translation>
    </message>
    <message>
        <source>{0} s a step</source>
        <translation>{0} s je Schritt</translation>
    </message>
    <message>
        <source>Better on your documents.</source>
        <translation>Besser bei Ihren Dokumenten.</translation>
    </message>
    <message>
        <source>No clear change yet.</source>
        <translation>Noch keine klare Änderung.</translation>
    </message>
    <message>
        <source>Worse on your documents so far.</source>
        <translation>Bisher schlechter bei Ihren Dokumenten.</translation>
    </message>
    <message>
        <source>Perplexity is lower so far.</source>
        <translation>Die Perplexität ist bisher niedriger.</translation>
    </message>
    <message>
        <source>Perplexity is higher so far.</source>
        <translation>Die Perplexität ist bisher höher.</translation>
    </message>
    <message>
        <source>Still improving.</source>
        <translation>Es wird noch besser.</translation>
    </message>
    <message>
        <source>between {0} and {1} (95 %)</source>
        <translation>zwischen {0} und {1} (95 %)</translation>
    </message>
    <message>
        <source>{0} lies between {1} and {2} (95 %)</source>
        <translation>{0} liegt zwischen {1} und {2} (95 %)</translation>
    </message>
    <message>
        <source>{0} words, {1} × {2}</source>
        <translation>{0} Wörter, {1} × {2}</translation>
    </message>
    <message>
        <source>All documents</source>
        <translation>Alle Dokumente</translation>
    </message>
    <message>
        <source>in use</source>
        <translation>in Gebrauch</translation>
    </message>
    <message>
        <source>running</source>
        <translation>läuft</translation>
    </message>
    <message>
        <source>measuring</source>
        <translation>misst</translation>
    </message>
    <message>
        <source>waiting</source>
        <translation>wartet</translation>
    </message>
    <message>
        <source>paused</source>
        <translation>angehalten</translation>
    </message>
    <message>
        <source>failed</source>
        <translation>gescheitert</translation>
    </message>
    <message>
        <source>cancelled</source>
        <translation>abgebrochen</translation>
    </message>
    <message>
        <source>discarded</source>
        <translation>verworfen</translation>
    </message>
    <message>
        <source>better</source>
        <translation>besser</translation>
    </message>
    <message>
        <source>no clear change</source>
        <translation>unklar</translation>
    </message>
    <message>
        <source>worse</source>
        <translation>schlechter</translation>
    </message>
</context>
<context>
    <name>AdaptChoice</name>
    <message>
        <source>Starting from</source>
        <translation>Ausgehend von</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>Zeit</translation>
    </message>
    <message>
        <source>10 min</source>
        <translation>10 min</translation>
    </message>
    <message>
        <source>1 hour</source>
        <translation>1 Std.</translation>
    </message>
    <message>
        <source>Night</source>
        <translation>Nacht</translation>
    </message>
    <message>
        <source>Own</source>
        <translation>Eigene</translation>
    </message>
    <message>
        <source> min</source>
        <translation> min</translation>
    </message>
    <message>
        <source>Own time in minutes</source>
        <translation>Eigene Zeit in Minuten</translation>
    </message>
    <message>
        <source>or choose documents…</source>
        <translation>oder Dokumente wählen …</translation>
    </message>
    <message>
        <source>What to adapt</source>
        <translation>Woran anpassen</translation>
    </message>
    <message>
        <source>What to expect</source>
        <translation>Was zu erwarten ist</translation>
    </message>
</context>
<context>
    <name>AdaptHeader</name>
    <message>
        <source>Adapt search…</source>
        <translation>Suche anpassen…</translation>
    </message>
    <message>
        <source>Start adapting</source>
        <translation>Anpassung starten</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>Anhalten</translation>
    </message>
    <message>
        <source>Stop and keep</source>
        <translation>Beenden und behalten</translation>
    </message>
    <message>
        <source>Adapt something else…</source>
        <translation>Etwas anderes anpassen …</translation>
    </message>
    <message>
        <source>Adapt</source>
        <translation>Anpassen</translation>
    </message>
    <message>
        <source>Resume</source>
        <translation>Fortsetzen</translation>
    </message>
</context>
<context>
    <name>AdaptSearchSheet</name>
    <message>
        <source>Adapt search by meaning</source>
        <translation>Suche nach Bedeutung anpassen</translation>
    </message>
    <message>
        <source>The model that searches by meaning is trained further on the chosen documents, and tested on some that it never saw. It is kept only where it finds those better; search stays as it is until you use it.</source>
        <translation>Das Modell für die Suche nach Bedeutung wird an den gewählten Dokumenten weiter trainiert und an einigen geprüft, die es nie gesehen hat. Behalten wird es nur, wenn es diese besser findet; die Suche bleibt, wie sie ist, bis Sie es verwenden.</translation>
    </message>
    <message>
        <source>Start</source>
        <translation>Starten</translation>
    </message>
    <message>
        <source>Stop and test</source>
        <translation>Beenden und prüfen</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>Anhalten</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Use it for search</source>
        <translation>Für die Suche verwenden</translation>
    </message>
    <message>
        <source>Getting ready…</source>
        <translation>Wird vorbereitet…</translation>
    </message>
    <message>
        <source>Your documents are prepared for it; search takes it once that is done.</source>
        <translation>Ihre Dokumente werden dafür vorbereitet; danach verwendet es die Suche.</translation>
    </message>
    <message>
        <source>Before: {0}</source>
        <translation>Vorher: {0}</translation>
    </message>
    <message>
        <source>Cancelled; nothing was kept.</source>
        <translation>Abgebrochen; nichts wurde behalten.</translation>
    </message>
    <message>
        <source>Done by another process, which knows what came of it.</source>
        <translation>Von einem anderen Prozess erledigt, der weiß, was daraus wurde.</translation>
    </message>
    <message>
        <source>Before: {0}
After: {1}
Change of nDCG@10, 95 %: {2} to {3}</source>
        <translation>Vorher: {0}
Nachher: {1}
Änderung von nDCG@10, 95 %: {2} bis {3}</translation>
    </message>
    <message>
        <source>Resume</source>
        <translation>Fortsetzen</translation>
    </message>
</context>
<context>
    <name>AdaptView</name>
    <message>
        <source>&amp;Pause or resume</source>
        <translation>&amp;Anhalten oder fortsetzen</translation>
    </message>
    <message>
        <source>&amp;Stop and keep</source>
        <translation>&amp;Beenden und behalten</translation>
    </message>
    <message>
        <source>&amp;Cancel, keep nothing</source>
        <translation>Ab&amp;brechen, nichts behalten</translation>
    </message>
    <message>
        <source>Earlier adaptations</source>
        <translation>Frühere Anpassungen</translation>
    </message>
    <message>
        <source>Choose what the model should learn to expect.</source>
        <translation>Wählen Sie, was das Modell zu erwarten lernen soll.</translation>
    </message>
</context>
<context>
    <name>AdaptedActs</name>
    <message>
        <source>using {0}</source>
        <translation>Verwenden von {0}</translation>
    </message>
    <message>
        <source>discarding {0}</source>
        <translation>Verwerfen von {0}</translation>
    </message>
</context>
<context>
    <name>Adapting</name>
    <message>
        <source>Adapted in {0}. The card is ready.</source>
        <translation>Angepasst in {0}. Die Karte liegt bereit.</translation>
    </message>
    <message>
        <source>Adapted on {0} in {1}. The card is ready.</source>
        <translation>Angepasst: {0}, in {1}. Die Karte liegt bereit.</translation>
    </message>
</context>
<context>
    <name>AdaptingSettings</name>
    <message>
        <source>Device for adapting</source>
        <translation>Gerät für das Anpassen</translation>
    </message>
    <message>
        <source>Automatic</source>
        <translation>Automatisch</translation>
    </message>
    <message>
        <source>Processor</source>
        <translation>Prozessor</translation>
    </message>
    <message>
        <source>NVIDIA card</source>
        <translation>NVIDIA-Karte</translation>
    </message>
    <message>
        <source>Apple graphics</source>
        <translation>Apple-Grafik</translation>
    </message>
    <message>
        <source>Power for adapting</source>
        <translation>Strom für das Anpassen</translation>
    </message>
    <message>
        <source>Also on battery</source>
        <translation>Auch im Akkubetrieb</translation>
    </message>
    <message>
        <source>Wait for mains power</source>
        <translation>Auf Netzstrom warten</translation>
    </message>
</context>
<context>
    <name>AddingSheet</name>
    <message>
        <source>Add many files</source>
        <translation>Viele Dateien hinzufügen</translation>
    </message>
    <message>
        <source>Add</source>
        <translation>Hinzufügen</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message numerus="yes">
        <source>%Ln file(s), {}</source>
        <translation>
            <numerusform>%Ln Datei, {}</numerusform>
            <numerusform>%Ln Dateien, {}</numerusform>
        </translation>
    </message>
    <message>
        <source>Reading them and finding them by meaning takes about {} on this computer, and about {} of its disk. Searching works meanwhile; what is read is found at once.</source>
        <translation>Sie zu lesen und nach Bedeutung auffindbar zu machen dauert auf diesem Rechner etwa {} und braucht etwa {} der Platte. Suchen geht währenddessen; was gelesen ist, wird sofort gefunden.</translation>
    </message>
    <message>
        <source>without ending</source>
        <translation>ohne Endung</translation>
    </message>
    <message>
        <source>others {}</source>
        <translation>andere {}</translation>
    </message>
</context>
<context>
    <name>AskedPane</name>
    <message>
        <source>Ask these documents</source>
        <translation>Diese Dokumente befragen</translation>
    </message>
    <message>
        <source>All documents</source>
        <translation>Alle Dokumente</translation>
    </message>
    <message>
        <source>What your files say</source>
        <translation>Was Ihre Dateien sagen</translation>
    </message>
    <message>
        <source>What each document says</source>
        <translation>Was jedes Dokument sagt</translation>
    </message>
    <message>
        <source>Ask my files</source>
        <translation>Meine Dateien befragen</translation>
    </message>
    <message>
        <source>One row</source>
        <translation>Eine Zeile</translation>
    </message>
    <message>
        <source>All together</source>
        <translation>Alle zusammen</translation>
    </message>
    <message>
        <source>One row a document</source>
        <translation>Eine Zeile je Dokument</translation>
    </message>
    <message>
        <source>Export CSV…</source>
        <translation>CSV exportieren …</translation>
    </message>
    <message>
        <source>Blank a word, then ask what your files say there.</source>
        <translation>Machen Sie ein Wort zur Lücke und fragen Sie, was Ihre Dateien dort sagen.</translation>
    </message>
    <message>
        <source>Looking through your files …</source>
        <translation>Ihre Dateien werden durchgesehen …</translation>
    </message>
    <message>
        <source>There are no documents to ask.</source>
        <translation>Es gibt keine Dokumente, die man befragen könnte.</translation>
    </message>
    <message>
        <source>None of your files says this. What stands beside is only a guess.</source>
        <translation>Keine Ihrer Dateien sagt dies. Was daneben steht, ist nur geraten.</translation>
    </message>
</context>
<context>
    <name>BlankRow</name>
    <message>
        <source>was: {0}</source>
        <translation>vorher: {0}</translation>
    </message>
    <message>
        <source>says: {0}</source>
        <translation>sagt: {0}</translation>
    </message>
</context>
<context>
    <name>Blanks</name>
    <message>
        <source>Next &amp;word</source>
        <translation>Nächstes &amp;Wort</translation>
    </message>
    <message>
        <source>Word &amp;before</source>
        <translation>&amp;Voriges Wort</translation>
    </message>
    <message>
        <source>Blank the word, or &amp;give it back</source>
        <translation>Wort zur Lücke machen oder &amp;zurückgeben</translation>
    </message>
    <message>
        <source>&amp;Next blank</source>
        <translation>&amp;Nächste Lücke</translation>
    </message>
    <message>
        <source>Blank b&amp;efore</source>
        <translation>V&amp;orige Lücke</translation>
    </message>
    <message>
        <source>&amp;Ask my files</source>
        <translation>Meine &amp;Dateien befragen</translation>
    </message>
    <message>
        <source>Fill &amp;together</source>
        <translation>Zusammen &amp;füllen</translation>
    </message>
    <message>
        <source>Colour by &amp;surprise</source>
        <translation>Ü&amp;berraschung zeigen</translation>
    </message>
    <message>
        <source>&amp;Paste a text</source>
        <translation>Text &amp;einfügen</translation>
    </message>
    <message>
        <source>Sentences tried be&amp;fore</source>
        <translation>F&amp;rüher versuchte Sätze</translation>
    </message>
    <message>
        <source>&amp;Copy as text</source>
        <translation>Als &amp;Text kopieren</translation>
    </message>
    <message>
        <source>Copy as CS&amp;V</source>
        <translation>Als &amp;CSV kopieren</translation>
    </message>
    <message>
        <source>Sa&amp;ve the candidates as CSV…</source>
        <translation>Vorschläge als CSV &amp;speichern …</translation>
    </message>
    <message>
        <source>Save a pictu&amp;re…</source>
        <translation>B&amp;ild speichern …</translation>
    </message>
</context>
<context>
    <name>BlanksCopies</name>
    <message>
        <source>Blank</source>
        <translation>Lücke</translation>
    </message>
    <message>
        <source>Word</source>
        <translation>Wort</translation>
    </message>
    <message>
        <source>Word pieces</source>
        <translation>Wortstücke</translation>
    </message>
    <message>
        <source>{0} could not be written. {1}</source>
        <translation>{0} konnte nicht geschrieben werden. {1}</translation>
    </message>
    <message>
        <source>Choose another place.</source>
        <translation>Wählen Sie einen anderen Ort.</translation>
    </message>
</context>
<context>
    <name>BlanksHeader</name>
    <message>
        <source>Together</source>
        <translation>Zusammen</translation>
    </message>
    <message>
        <source>Fill all blanks at once, so that the words fit together</source>
        <translation>Alle Lücken auf einmal füllen, sodass die Wörter zueinander passen</translation>
    </message>
    <message>
        <source>Colour by surprise</source>
        <translation>Überraschung zeigen</translation>
    </message>
    <message>
        <source>Colour each word by how unexpected it is there</source>
        <translation>Jedes Wort danach färben, wie unerwartet es dort ist</translation>
    </message>
    <message>
        <source>Paste a text</source>
        <translation>Text einfügen</translation>
    </message>
    <message>
        <source>Blanks</source>
        <translation>Lücken</translation>
    </message>
</context>
<context>
    <name>BlanksView</name>
    <message>
        <source>Click a word to blank it, click again to give it back.   Alt+← →  go,  Space  blank,  Enter  next blank</source>
        <translation>Ein Klick macht ein Wort zur Lücke, noch einer gibt es zurück.   Alt+← →  gehen,  Leertaste  Lücke,  Eingabe  nächste Lücke</translation>
    </message>
    <message>
        <source>From your files</source>
        <translation>Aus Ihren Dateien</translation>
    </message>
    <message>
        <source>This text has {0} characters, and Blanks takes up to {1}.</source>
        <translation>Dieser Text hat {0} Zeichen; die Ansicht Lücken nimmt bis zu {1}.</translation>
    </message>
    <message>
        <source>Take the part that matters; nothing was changed.</source>
        <translation>Nehmen Sie den Teil, auf den es ankommt; nichts wurde geändert.</translation>
    </message>
    <message>
        <source>Save the candidates</source>
        <translation>Vorschläge speichern</translation>
    </message>
    <message>
        <source>Save a picture</source>
        <translation>Bild speichern</translation>
    </message>
    <message>
        <source>Export what your files say</source>
        <translation>Exportieren, was Ihre Dateien sagen</translation>
    </message>
    <message>
        <source>What your files say</source>
        <translation>Was Ihre Dateien sagen</translation>
    </message>
    <message>
        <source>Ask my files</source>
        <translation>Meine Dateien befragen</translation>
    </message>
</context>
<context>
    <name>CandidateColumn</name>
    <message>
        <source>Only these words, by commas</source>
        <translation>Nur diese Wörter, mit Kommas</translation>
    </message>
    <message>
        <source>Candidates of blank {0}</source>
        <translation>Vorschläge für Lücke {0}</translation>
    </message>
    <message>
        <source>Only these words, blank {0}</source>
        <translation>Nur diese Wörter, Lücke {0}</translation>
    </message>
    <message>
        <source>now {0}</source>
        <translation>jetzt {0}</translation>
    </message>
    <message>
        <source>open</source>
        <translation>offen</translation>
    </message>
    <message>
        <source>Working …</source>
        <translation>Arbeitet …</translation>
    </message>
    <message>
        <source>As good as sure.</source>
        <translation>So gut wie sicher.</translation>
    </message>
    <message>
        <source>As unsure as between {0} words.</source>
        <translation>So unsicher wie zwischen {0} Wörtern.</translation>
    </message>
    <message>
        <source>Longer words are left out: there are many blanks.</source>
        <translation>Längere Wörter fehlen, weil es viele Lücken sind.</translation>
    </message>
    <message>
        <source>Longer words follow.</source>
        <translation>Längere Wörter folgen.</translation>
    </message>
    <message>
        <source>The text is long: only what stands around the blank was read.</source>
        <translation>Der Text ist lang: Gelesen wurde nur, was um die Lücke herum steht.</translation>
    </message>
    <message>
        <source>Your word “{0}” ({1}) is far down the list.</source>
        <translation>Ihr Wort „{0}“ ({1}) steht weit unten in der Liste.</translation>
    </message>
    <message>
        <source>Your word “{0}” is the first choice, {1}.</source>
        <translation>Ihr Wort „{0}“ ist die erste Wahl, {1}.</translation>
    </message>
    <message>
        <source>Your word “{0}” is number {1}, {2}.</source>
        <translation>Ihr Wort „{0}“ ist Nummer {1}, {2}.</translation>
    </message>
</context>
<context>
    <name>CandidateColumns</name>
    <message>
        <source>Blank a word to see what may stand there.</source>
        <translation>Machen Sie ein Wort zur Lücke, um zu sehen, was dort stehen kann.</translation>
    </message>
    <message>
        <source>Fillings of all blanks together</source>
        <translation>Füllungen aller Lücken zusammen</translation>
    </message>
    <message>
        <source>Against the best</source>
        <translation>Gegen die beste</translation>
    </message>
    <message>
        <source>Blank {0}: {1}</source>
        <translation>Lücke {0}: {1}</translation>
    </message>
    <message>
        <source>All blanks together</source>
        <translation>Alle Lücken zusammen</translation>
    </message>
</context>
<context>
    <name>CandidateDelegate</name>
    <message>
        <source>{0} pieces</source>
        <translation>{0} Stücke</translation>
    </message>
    <message>
        <source>{0} p.</source>
        <translation>{0} St.</translation>
    </message>
</context>
<context>
    <name>CandidateRows</name>
    <message>
        <source>Best first, by a score that is fair to words of several pieces</source>
        <translation>Die besten zuerst, nach einem Maß, das Wörtern aus mehreren Stücken gerecht wird</translation>
    </message>
    <message>
        <source>Word</source>
        <translation>Wort</translation>
    </message>
    <message>
        <source>Change</source>
        <translation>Änderung</translation>
    </message>
    <message>
        <source>not listed</source>
        <translation>nicht aufgeführt</translation>
    </message>
    <message>
        <source>up {0}</source>
        <translation>um {0} gestiegen</translation>
    </message>
    <message>
        <source>down {0}</source>
        <translation>um {0} gefallen</translation>
    </message>
    <message>
        <source>of {0} word pieces</source>
        <translation>aus {0} Wortstücken</translation>
    </message>
    <message>
        <source>all others</source>
        <translation>alle anderen</translation>
    </message>
    <message>
        <source>probability among all words of the vocabulary</source>
        <translation>Wahrscheinlichkeit unter allen Wörtern des Wortschatzes</translation>
    </message>
    <message>
        <source>probability of its pieces, one after the other</source>
        <translation>Wahrscheinlichkeit seiner Stücke, eines nach dem anderen</translation>
    </message>
    <message>
        <source>share among these words alone</source>
        <translation>Anteil unter diesen Wörtern allein</translation>
    </message>
    <message>
        <source>how likely against the best filling</source>
        <translation>wie wahrscheinlich gegenüber der besten Füllung</translation>
    </message>
    <message>
        <source>A word of {0} pieces</source>
        <translation>Ein Wort aus {0} Stücken</translation>
    </message>
</context>
<context>
    <name>Card</name>
    <message>
        <source>From {0}; steps: {1}; tokens: {2}; {3} masked; {4}.</source>
        <translation>Ausgehend von {0}; Schritte: {1}; Token: {2}; {3} maskiert; {4}.</translation>
    </message>
    <message>
        <source>unchanged</source>
        <translation>unverändert</translation>
    </message>
    <message>
        <source>was {0}</source>
        <translation>vorher {0}</translation>
    </message>
    <message>
        <source>Your documents</source>
        <translation>Ihre Dokumente</translation>
    </message>
    <message>
        <source>… in the first five</source>
        <translation>… unter den ersten fünf</translation>
    </message>
    <message>
        <source>General English</source>
        <translation>Allgemeines Englisch</translation>
    </message>
</context>
<context>
    <name>CardPane</name>
    <message>
        <source>Right at the first guess, in %</source>
        <translation>Beim ersten Raten richtig, in %</translation>
    </message>
    <message>
        <source>What your documents taught it</source>
        <translation>Was Ihre Dokumente es lehrten</translation>
    </message>
    <message>
        <source>What got worse</source>
        <translation>Was schlechter wurde</translation>
    </message>
    <message>
        <source>Keep and use</source>
        <translation>Behalten und verwenden</translation>
    </message>
    <message>
        <source>Train longer</source>
        <translation>Länger trainieren</translation>
    </message>
    <message>
        <source>Discard</source>
        <translation>Verwerfen</translation>
    </message>
    <message>
        <source>when it has ended</source>
        <translation>wenn es beendet ist</translation>
    </message>
    <message>
        <source>What the model scores before and after stands here, measured on documents that it never trains on.</source>
        <translation>Hier steht, wie gut das Modell vorher und nachher ist, gemessen an Dokumenten, mit denen es nie trainiert.</translation>
    </message>
    <message>
        <source>Measuring how well the model does before it learns.</source>
        <translation>Es wird gemessen, wie gut das Modell ist, bevor es lernt.</translation>
    </message>
    <message>
        <source>Measured before. The next measure comes while it learns.</source>
        <translation>Vorher gemessen. Die nächste Messung kommt, während es lernt.</translation>
    </message>
    <message>
        <source>So far</source>
        <translation>Bisher</translation>
    </message>
    <message>
        <source>So far, measured after {0}</source>
        <translation>Bisher, gemessen nach {0}</translation>
    </message>
    <message>
        <source>So far, measured after step {0}</source>
        <translation>Bisher, gemessen nach Schritt {0}</translation>
    </message>
    <message>
        <source>Perplexity on documents it never saw</source>
        <translation>Perplexität bei Dokumenten, die es nie sah</translation>
    </message>
    <message numerus="yes">
        <source>%Ln document(s)</source>
        <translation>
            <numerusform>%Ln Dokument</numerusform>
            <numerusform>%Ln Dokumenten</numerusform>
        </translation>
    </message>
    <message>
        <source>Perplexity on {0} it never saw</source>
        <translation>Perplexität bei {0}, die es nie sah</translation>
    </message>
    <message>
        <source>In use</source>
        <translation>In Gebrauch</translation>
    </message>
    <message>
        <source>Measured after {0}</source>
        <translation>Gemessen nach {0}</translation>
    </message>
    <message>
        <source>{0}, measured after {1}</source>
        <translation>{0}, gemessen nach {1}</translation>
    </message>
    <message>
        <source>Perplexity {0}, before {1}</source>
        <translation>Perplexität {0}, vorher {1}</translation>
    </message>
    <message>
        <source>Held-out blanks it now gets right</source>
        <translation>Zurückgehaltene Lücken, die es jetzt richtig füllt</translation>
    </message>
    <message>
        <source>One it now gets wrong</source>
        <translation>Eine, die es jetzt falsch füllt</translation>
    </message>
    <message>
        <source>Keep</source>
        <translation>Behalten</translation>
    </message>
    <message>
        <source>Card</source>
        <translation>Karte</translation>
    </message>
</context>
<context>
    <name>CardPlot</name>
    <message>
        <source>Right at the first guess</source>
        <translation>Beim ersten Raten richtig</translation>
    </message>
    <message>
        <source>before</source>
        <translation>vorher</translation>
    </message>
    <message>
        <source>after, with 95 % interval</source>
        <translation>nachher, mit 95-%-Intervall</translation>
    </message>
    <message>
        <source>after</source>
        <translation>nachher</translation>
    </message>
</context>
<context>
    <name>ChoiceTree</name>
    <message>
        <source>What to adapt to</source>
        <translation>Woran anpassen</translation>
    </message>
    <message>
        <source>All documents</source>
        <translation>Alle Dokumente</translation>
    </message>
    <message numerus="yes">
        <source>%Ln document(s)</source>
        <translation>
            <numerusform>%Ln Dokument</numerusform>
            <numerusform>%Ln Dokumente</numerusform>
        </translation>
    </message>
    <message>
        <source>In no collection</source>
        <translation>In keiner Sammlung</translation>
    </message>
</context>
<context>
    <name>CollectionActs</name>
    <message>
        <source>New collection</source>
        <translation>Neue Sammlung</translation>
    </message>
    <message>
        <source>Creating {}</source>
        <translation>Anlegen von {}</translation>
    </message>
    <message>
        <source>Renaming {}</source>
        <translation>Umbenennen von {}</translation>
    </message>
    <message>
        <source>Deleting {}</source>
        <translation>Löschen von {}</translation>
    </message>
</context>
<context>
    <name>CollectionRows</name>
    <message>
        <source>Collections</source>
        <translation>Sammlungen</translation>
    </message>
    <message>
        <source>All documents</source>
        <translation>Alle Dokumente</translation>
    </message>
    <message>
        <source>Need you</source>
        <translation>Warten auf Sie</translation>
    </message>
    <message>
        <source>In no collection</source>
        <translation>In keiner Sammlung</translation>
    </message>
    <message>
        <source>New collection</source>
        <translation>Neue Sammlung</translation>
    </message>
    <message>
        <source>Watched folders</source>
        <translation>Beobachtete Ordner</translation>
    </message>
    <message>
        <source>Folders</source>
        <translation>Ordner</translation>
    </message>
</context>
<context>
    <name>CollectionsPane</name>
    <message>
        <source>Drop files onto a collection to add</source>
        <translation>Dateien auf eine Sammlung ziehen, um sie hinzuzufügen</translation>
    </message>
    <message>
        <source>Collections</source>
        <translation>Sammlungen</translation>
    </message>
    <message>
        <source>New collection</source>
        <translation>Neue Sammlung</translation>
    </message>
    <message>
        <source>Rename</source>
        <translation>Umbenennen</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Löschen</translation>
    </message>
    <message>
        <source>Which files, and watching…</source>
        <translation>Welche Dateien, und Beobachten…</translation>
    </message>
</context>
<context>
    <name>Curve</name>
    <message>
        <source>{0} now</source>
        <translation>jetzt {0}</translation>
    </message>
    <message>
        <source>{0} before</source>
        <translation>vorher {0}</translation>
    </message>
</context>
<context>
    <name>Curves</name>
    <message>
        <source>Training loss</source>
        <translation>Trainingsverlust</translation>
    </message>
    <message>
        <source>lower is better</source>
        <translation>weniger ist besser</translation>
    </message>
    <message>
        <source>Perplexity on held-out documents</source>
        <translation>Perplexität (zurückgehalten)</translation>
    </message>
    <message>
        <source>Curve</source>
        <translation>Kurve</translation>
    </message>
    <message>
        <source>Perplexity</source>
        <translation>Perplexität</translation>
    </message>
    <message>
        <source>min</source>
        <translation>min</translation>
    </message>
    <message>
        <source>steps</source>
        <translation>Schritte</translation>
    </message>
</context>
<context>
    <name>Dates</name>
    <message>
        <source>d MMM yyyy</source>
        <translation>d. MMM yyyy</translation>
    </message>
    <message>
        <source>d MMM yyyy, HH:mm</source>
        <translation>d. MMM yyyy, HH:mm</translation>
    </message>
    <message>
        <source>d MMM</source>
        <translation>d. MMM</translation>
    </message>
</context>
<context>
    <name>DetailsPane</name>
    <message>
        <source>The chosen document</source>
        <translation>Das gewählte Dokument</translation>
    </message>
    <message>
        <source>Text as read</source>
        <translation>Text, wie gelesen</translation>
    </message>
    <message numerus="yes">
        <source>%Ln document(s) chosen</source>
        <translation>
            <numerusform>%Ln Dokument gewählt</numerusform>
            <numerusform>%Ln Dokumente gewählt</numerusform>
        </translation>
    </message>
    <message>
        <source>Choose a document to see what was read.</source>
        <translation>Wählen Sie ein Dokument, um zu sehen, was gelesen wurde.</translation>
    </message>
    <message>
        <source>No picture of the first page: this kind has no pages of its own.</source>
        <translation>Kein Bild der ersten Seite: Diese Art hat keine eigenen Seiten.</translation>
    </message>
    <message>
        <source>The first page could not be drawn.</source>
        <translation>Die erste Seite konnte nicht gezeichnet werden.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln page(s)</source>
        <translation>
            <numerusform>%Ln Seite</numerusform>
            <numerusform>%Ln Seiten</numerusform>
        </translation>
    </message>
    <message>
        <source>in {}</source>
        <translation>in {}</translation>
    </message>
    <message>
        <source>Open in viewer</source>
        <translation>Extern öffnen</translation>
    </message>
    <message>
        <source>Copy path</source>
        <translation>Pfad kopieren</translation>
    </message>
</context>
<context>
    <name>DifferencesSheet</name>
    <message>
        <source>What differs</source>
        <translation>Unterschiede</translation>
    </message>
    <message>
        <source>Comparing…</source>
        <translation>Wird verglichen …</translation>
    </message>
    <message numerus="yes">
        <source>{} of the words are the same. %Ln change(s).</source>
        <translation>
            <numerusform>{} der Wörter sind gleich. %Ln Änderung.</numerusform>
            <numerusform>{} der Wörter sind gleich. %Ln Änderungen.</numerusform>
        </translation>
    </message>
    <message>
        <source>Page {}</source>
        <translation>Seite {}</translation>
    </message>
    <message>
        <source>nothing here</source>
        <translation>hier nichts</translation>
    </message>
</context>
<context>
    <name>Disclosure</name>
    <message>
        <source>Details, to copy</source>
        <translation>Einzelheiten, zum Kopieren</translation>
    </message>
    <message>
        <source>Details</source>
        <translation>Einzelheiten</translation>
    </message>
</context>
<context>
    <name>DocumentActs</name>
    <message>
        <source>Removing {}</source>
        <translation>Entfernen von {}</translation>
    </message>
    <message numerus="yes">
        <source>Removing %Ln document(s)</source>
        <translation>
            <numerusform>Entfernen von %Ln Dokument</numerusform>
            <numerusform>Entfernen von %Ln Dokumenten</numerusform>
        </translation>
    </message>
    <message>
        <source>Adding to {}</source>
        <translation>Hinzufügen zu {}</translation>
    </message>
    <message>
        <source>Taking out of {}</source>
        <translation>Herausnehmen aus {}</translation>
    </message>
    <message>
        <source>The system could not open {}.</source>
        <translation>Das System konnte {} nicht öffnen.</translation>
    </message>
    <message>
        <source>Choose a program for this kind of file in the system&apos;s settings.</source>
        <translation>Wählen Sie in den Einstellungen des Systems ein Programm für diese Art von Datei.</translation>
    </message>
</context>
<context>
    <name>DocumentMenu</name>
    <message>
        <source>Add to collection</source>
        <translation>Zu Sammlung hinzufügen</translation>
    </message>
    <message>
        <source>Take out of collection</source>
        <translation>Aus Sammlung herausnehmen</translation>
    </message>
    <message>
        <source>There is no collection yet</source>
        <translation>Es gibt noch keine Sammlung</translation>
    </message>
</context>
<context>
    <name>DocumentRows</name>
    <message>
        <source>Document</source>
        <translation>Dokument</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>Wert</translation>
    </message>
    <message>
        <source>Page</source>
        <translation>Seite</translation>
    </message>
    <message>
        <source>Score</source>
        <translation>Maß</translation>
    </message>
</context>
<context>
    <name>DocumentTable</name>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Zustand</translation>
    </message>
    <message>
        <source>Pages</source>
        <translation>Seiten</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Sprache</translation>
    </message>
    <message>
        <source>Changed</source>
        <translation>Geändert</translation>
    </message>
    <message numerus="yes">
        <source>%Ln page(s)</source>
        <translation>
            <numerusform>%Ln Seite</numerusform>
            <numerusform>%Ln Seiten</numerusform>
        </translation>
    </message>
    <message>
        <source>button {}</source>
        <translation>Schaltfläche {}</translation>
    </message>
</context>
<context>
    <name>DocumentsView</name>
    <message>
        <source>Documents</source>
        <translation>Dokumente</translation>
    </message>
    <message>
        <source>Columns</source>
        <translation>Spalten</translation>
    </message>
</context>
<context>
    <name>DownloadSheet</name>
    <message>
        <source>Download a model</source>
        <translation>Modell herunterladen</translation>
    </message>
    <message>
        <source>Models may be downloaded</source>
        <translation>Modelle dürfen heruntergeladen werden</translation>
    </message>
    <message>
        <source>owner/name</source>
        <translation>Besitzer/Name</translation>
    </message>
    <message>
        <source>Name of the model</source>
        <translation>Name des Modells</translation>
    </message>
    <message>
        <source>Look up</source>
        <translation>Nachsehen</translation>
    </message>
    <message>
        <source>Use it as a sentence encoder, also where it is not made one</source>
        <translation>Als Satz-Encoder verwenden, auch wenn es nicht als solcher gemacht ist</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Download</source>
        <translation>Herunterladen</translation>
    </message>
    <message>
        <source>Clozet uses no network. A model that you ask for by its name is the one exception: switched off at first, and you are asked each time. Looking a name up tells the model hub that name and nothing else.</source>
        <translation>Clozet nutzt kein Netz. Ein Modell, das Sie mit Namen verlangen, ist die einzige Ausnahme: zuerst ausgeschaltet, und Sie werden jedes Mal gefragt. Wer einen Namen nachsieht, sagt der Modellsammlung diesen Namen und sonst nichts.</translation>
    </message>
    <message>
        <source>Looking it up …</source>
        <translation>Es wird nachgesehen …</translation>
    </message>
    <message>
        <source>From {0}: {1}, revision {2}, {3}, {4}.</source>
        <translation>Von {0}: {1}, Fassung {2}, {3}, {4}.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln file(s)</source>
        <translation>
            <numerusform>%Ln Datei</numerusform>
            <numerusform>%Ln Dateien</numerusform>
        </translation>
    </message>
    <message>
        <source>{0} keeps some of them at {1}.</source>
        <translation>{0} bewahrt einige davon bei {1} auf.</translation>
    </message>
    <message>
        <source>Last time it was revision {}: this is another one.</source>
        <translation>Letztes Mal war es Fassung {}: Diese ist eine andere.</translation>
    </message>
    <message>
        <source>Only this is fetched; nothing of yours is sent.</source>
        <translation>Nur das wird geholt; nichts von Ihnen wird gesendet.</translation>
    </message>
</context>
<context>
    <name>EvidencePane</name>
    <message>
        <source>From your files</source>
        <translation>Aus Ihren Dateien</translation>
    </message>
    <message>
        <source>Passages from your files</source>
        <translation>Abschnitte aus Ihren Dateien</translation>
    </message>
    <message>
        <source>Find it in Search</source>
        <translation>In der Suche finden</translation>
    </message>
    <message>
        <source>Choose a candidate to see where your files say it.</source>
        <translation>Wählen Sie einen Vorschlag, um zu sehen, wo Ihre Dateien ihn belegen.</translation>
    </message>
    <message>
        <source>From your files: “{0}”</source>
        <translation>Aus Ihren Dateien: „{0}“</translation>
    </message>
    <message>
        <source>Looking through your files …</source>
        <translation>Ihre Dateien werden durchgesehen …</translation>
    </message>
    <message>
        <source>No passage of your files says this.</source>
        <translation>Kein Abschnitt Ihrer Dateien sagt dies.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln passage(s)</source>
        <translation>
            <numerusform>%Ln Abschnitt</numerusform>
            <numerusform>%Ln Abschnitte</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Expectation</name>
    <message>
        <source>Words</source>
        <translation>Wörter</translation>
    </message>
    <message>
        <source>Tokens</source>
        <translation>Token</translation>
    </message>
    <message>
        <source>Held out</source>
        <translation>Zurückgehalten</translation>
    </message>
    <message>
        <source>Memory</source>
        <translation>Arbeitsspeicher</translation>
    </message>
    <message>
        <source>Disk</source>
        <translation>Speicherplatz</translation>
    </message>
    <message>
        <source>Computes on</source>
        <translation>Rechnet auf</translation>
    </message>
    <message>
        <source>Ends</source>
        <translation>Endet</translation>
    </message>
    <message>
        <source>Choose what the model should learn to expect.</source>
        <translation>Wählen Sie, was das Modell zu erwarten lernen soll.</translation>
    </message>
    <message>
        <source>Counting the words…</source>
        <translation>Die Wörter werden gezählt …</translation>
    </message>
    <message>
        <source>{0}, {1} times</source>
        <translation>{0}, {1}-mal</translation>
    </message>
    <message numerus="yes">
        <source>%Ln document(s)</source>
        <translation>
            <numerusform>%Ln Dokument</numerusform>
            <numerusform>%Ln Dokumente</numerusform>
        </translation>
    </message>
    <message>
        <source>about {0}</source>
        <translation>etwa {0}</translation>
    </message>
    <message>
        <source>From so little text a model learns some names and terms at best. What came of it is measured at the end.</source>
        <translation>Aus so wenig Text lernt ein Modell bestenfalls einige Namen und Begriffe. Was daraus wurde, wird am Ende gemessen.</translation>
    </message>
    <message>
        <source>Texts like these usually become easier for the model. General English may get a little worse; both are measured.</source>
        <translation>Texte wie diese werden für das Modell meist leichter. Allgemeines Englisch kann etwas schlechter werden; beides wird gemessen.</translation>
    </message>
    <message>
        <source>This is little text: below about {0} words seldom anything changes.</source>
        <translation>Das ist wenig Text: Unter etwa {0} Wörtern ändert sich selten etwas.</translation>
    </message>
</context>
<context>
    <name>FacetBar</name>
    <message>
        <source>Folder</source>
        <translation>Ordner</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>Art</translation>
    </message>
    <message>
        <source>Year</source>
        <translation>Jahr</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Sprache</translation>
    </message>
    <message numerus="yes">
        <source>Narrow to one of %Ln folder(s)</source>
        <translation>
            <numerusform>Auf einen von %Ln Ordner eingrenzen</numerusform>
            <numerusform>Auf einen von %Ln Ordnern eingrenzen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Narrow to one of %Ln kind(s)</source>
        <translation>
            <numerusform>Auf eine von %Ln Art eingrenzen</numerusform>
            <numerusform>Auf eine von %Ln Arten eingrenzen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Narrow to one of %Ln year(s)</source>
        <translation>
            <numerusform>Auf eines von %Ln Jahr eingrenzen</numerusform>
            <numerusform>Auf eines von %Ln Jahren eingrenzen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Narrow to one of %Ln language(s)</source>
        <translation>
            <numerusform>Auf eine von %Ln Sprache eingrenzen</numerusform>
            <numerusform>Auf eine von %Ln Sprachen eingrenzen</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Facts</name>
    <message>
        <source>pages</source>
        <translation>Seiten</translation>
    </message>
    <message>
        <source>words</source>
        <translation>Wörter</translation>
    </message>
    <message>
        <source>passages</source>
        <translation>Abschnitte</translation>
    </message>
    <message>
        <source>language</source>
        <translation>Sprache</translation>
    </message>
    <message>
        <source>still without meaning</source>
        <translation>noch ohne Bedeutung</translation>
    </message>
    <message>
        <source>The models that ship are made for English: other languages are found by words. Settings has a place to import another model.</source>
        <translation>Die mitgelieferten Modelle sind für Englisch gemacht: andere Sprachen werden nach Wörtern gefunden. In den Einstellungen lässt sich ein anderes Modell einlesen.</translation>
    </message>
</context>
<context>
    <name>FailureBanner</name>
    <message>
        <source>Dismiss</source>
        <translation>Schließen</translation>
    </message>
</context>
<context>
    <name>FilterChips</name>
    <message>
        <source>Filter</source>
        <translation>Filter</translation>
    </message>
    <message>
        <source>Add a filter</source>
        <translation>Filter hinzufügen</translation>
    </message>
    <message>
        <source>Remove the filter “{0}”</source>
        <translation>Den Filter „{0}“ entfernen</translation>
    </message>
    <message>
        <source>in {0}</source>
        <translation>in {0}</translation>
    </message>
    <message>
        <source>folder {0}</source>
        <translation>Ordner {0}</translation>
    </message>
    <message>
        <source>kind {0}</source>
        <translation>Art {0}</translation>
    </message>
    <message>
        <source>language {0}</source>
        <translation>Sprache {0}</translation>
    </message>
    <message>
        <source>year {0}</source>
        <translation>Jahr {0}</translation>
    </message>
    <message>
        <source>new since {0}</source>
        <translation>neu seit {0}</translation>
    </message>
    <message>
        <source>from {0} to {1}</source>
        <translation>von {0} bis {1}</translation>
    </message>
    <message>
        <source>since {0}</source>
        <translation>seit {0}</translation>
    </message>
    <message>
        <source>until {0}</source>
        <translation>bis {0}</translation>
    </message>
    <message>
        <source>Collection</source>
        <translation>Sammlung</translation>
    </message>
    <message>
        <source>Folder</source>
        <translation>Ordner</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>Art</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Sprache</translation>
    </message>
    <message>
        <source>Date</source>
        <translation>Datum</translation>
    </message>
    <message>
        <source>There are no collections yet</source>
        <translation>Es gibt noch keine Sammlungen</translation>
    </message>
    <message>
        <source>Another folder…</source>
        <translation>Anderer Ordner …</translation>
    </message>
    <message>
        <source>All of these</source>
        <translation>Alle davon</translation>
    </message>
    <message>
        <source>Search first: then the languages found stand here</source>
        <translation>Erst suchen: dann stehen hier die gefundenen Sprachen</translation>
    </message>
    <message>
        <source>Since a week ago</source>
        <translation>Seit einer Woche</translation>
    </message>
    <message>
        <source>Since a month ago</source>
        <translation>Seit einem Monat</translation>
    </message>
    <message>
        <source>Since a year ago</source>
        <translation>Seit einem Jahr</translation>
    </message>
    <message>
        <source>Since five years ago</source>
        <translation>Seit fünf Jahren</translation>
    </message>
    <message>
        <source>Since the year</source>
        <translation>Seit dem Jahr</translation>
    </message>
    <message>
        <source>In the year</source>
        <translation>Im Jahr</translation>
    </message>
    <message>
        <source>Search in a folder</source>
        <translation>In einem Ordner suchen</translation>
    </message>
</context>
<context>
    <name>FilterField</name>
    <message>
        <source>Filter this list</source>
        <translation>Liste filtern</translation>
    </message>
</context>
<context>
    <name>FirstPage</name>
    <message>
        <source>First page of {}</source>
        <translation>Erste Seite von {}</translation>
    </message>
</context>
<context>
    <name>FirstStart</name>
    <message>
        <source>Add a folder…</source>
        <translation>Ordner hinzufügen …</translation>
    </message>
    <message>
        <source>Try it on sample documents</source>
        <translation>Mit Beispieldokumenten ausprobieren</translation>
    </message>
    <message>
        <source>Drop files or folders here. They are read on this computer and never leave it.</source>
        <translation>Ziehen Sie Dateien oder Ordner hierher. Sie werden auf diesem Computer gelesen und verlassen ihn nie.</translation>
    </message>
    <message>
        <source>PDF, Word, e-mail, books, web pages, Markdown, text and pictures. Your files stay where they are; Clozet only reads them.</source>
        <translation>PDF, Word, E-Mail, Bücher, Webseiten, Markdown, Text und Bilder. Ihre Dateien bleiben, wo sie sind; Clozet liest sie nur.</translation>
    </message>
    <message>
        <source>Add</source>
        <translation>Hinzufügen</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>Suche</translation>
    </message>
    <message>
        <source>Views</source>
        <translation>Ansichten</translation>
    </message>
    <message>
        <source>All keys</source>
        <translation>Alle Tasten</translation>
    </message>
</context>
<context>
    <name>GuessLine</name>
    <message>
        <source>Nothing guessed yet</source>
        <translation>Noch nichts geraten</translation>
    </message>
    <message>
        <source>Just guessed: {0}. {1}</source>
        <translation>Gerade geraten: {0}. {1}</translation>
    </message>
    <message>
        <source>Just guessed</source>
        <translation>Gerade geraten</translation>
    </message>
</context>
<context>
    <name>GuessPanel</name>
    <message>
        <source>The model&apos;s guess, not a finding</source>
        <translation>Vom Modell geraten, kein Fund</translation>
    </message>
    <message>
        <source>The model’s guess, not a finding</source>
        <translation>Vom Modell geraten, kein Fund</translation>
    </message>
    <message>
        <source>Ask, and what the model alone would say stands here.</source>
        <translation>Fragen Sie, und hier steht, was das Modell allein sagen würde.</translation>
    </message>
    <message>
        <source>It points at none of your files. Only the table beside is evidence.</source>
        <translation>Es weist auf keine Ihrer Dateien. Nur die Tabelle daneben ist ein Beleg.</translation>
    </message>
</context>
<context>
    <name>HistoryList</name>
    <message>
        <source>Earlier adaptations</source>
        <translation>Frühere Anpassungen</translation>
    </message>
</context>
<context>
    <name>Job</name>
    <message>
        <source>Preparing search by meaning, {} of {} passages</source>
        <translation>Suche nach Bedeutung wird vorbereitet, {} von {} Abschnitten</translation>
    </message>
    <message>
        <source>Recognising text, {} of {} pages</source>
        <translation>Text wird erkannt, {} von {} Seiten</translation>
    </message>
    <message>
        <source>Reading {} of {}</source>
        <translation>Gelesen werden {} von {}</translation>
    </message>
    <message>
        <source>Measuring the model before it learns</source>
        <translation>Das Modell wird gemessen, bevor es lernt</translation>
    </message>
    <message>
        <source>Adapting the model, {} of {} steps</source>
        <translation>Das Modell wird angepasst, {} von {} Schritten</translation>
    </message>
    <message>
        <source>Adapting search by meaning, {} of {} steps</source>
        <translation>Die Suche nach Bedeutung wird angepasst, {} von {} Schritten</translation>
    </message>
    <message>
        <source>Downloading a model, {} of {}</source>
        <translation>Modell wird heruntergeladen, {} von {}</translation>
    </message>
    <message>
        <source>{} of {}</source>
        <translation>{} von {}</translation>
    </message>
    <message>
        <source>Measuring what the model learned</source>
        <translation>Es wird gemessen, was das Modell gelernt hat</translation>
    </message>
    <message>
        <source>paused</source>
        <translation>angehalten</translation>
    </message>
    <message>
        <source>a few seconds left</source>
        <translation>noch einige Sekunden</translation>
    </message>
    <message>
        <source>about {} s left</source>
        <translation>noch etwa {} s</translation>
    </message>
    <message>
        <source>about {} min left</source>
        <translation>noch etwa {} min</translation>
    </message>
    <message>
        <source>about {} h left</source>
        <translation>noch etwa {} Std.</translation>
    </message>
    <message>
        <source>Done: nothing is left to do</source>
        <translation>Fertig: Es ist nichts mehr zu tun</translation>
    </message>
</context>
<context>
    <name>JobStrip</name>
    <message>
        <source>Progress</source>
        <translation>Fortschritt</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>Anhalten</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Nothing left this computer</source>
        <translation>Nichts hat diesen Computer verlassen</translation>
    </message>
    <message>
        <source>Every try to connect is refused and noted: the ledger</source>
        <translation>Jeder Verbindungsversuch wird abgewiesen und notiert: das Protokoll</translation>
    </message>
    <message>
        <source>No jobs</source>
        <translation>Keine Aufgaben</translation>
    </message>
    <message>
        <source>Resume</source>
        <translation>Fortsetzen</translation>
    </message>
    <message numerus="yes">
        <source>%Ln try(s) to connect refused</source>
        <translation>
            <numerusform>%Ln Verbindungsversuch abgewiesen</numerusform>
            <numerusform>%Ln Verbindungsversuche abgewiesen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln connection(s) that you agreed to</source>
        <translation>
            <numerusform>%Ln Verbindung, der Sie zugestimmt haben</numerusform>
            <numerusform>%Ln Verbindungen, denen Sie zugestimmt haben</numerusform>
        </translation>
    </message>
    <message>
        <source>All others are refused, and each is noted: the ledger</source>
        <translation>Alle anderen werden abgelehnt, und jede steht im Protokoll</translation>
    </message>
    <message numerus="yes">
        <source>%Ln more job(s)</source>
        <translation>
            <numerusform>%Ln weitere Aufgabe</numerusform>
            <numerusform>%Ln weitere Aufgaben</numerusform>
        </translation>
    </message>
    <message>
        <source>Nothing to do yet</source>
        <translation>Noch nichts zu tun</translation>
    </message>
    <message>
        <source>Nothing to do</source>
        <translation>Nichts zu tun</translation>
    </message>
</context>
<context>
    <name>JudgedChip</name>
    <message numerus="yes">
        <source>Learned from %Ln result(s)</source>
        <translation>
            <numerusform>Aus %Ln Treffer gelernt</numerusform>
            <numerusform>Aus %Ln Treffern gelernt</numerusform>
        </translation>
    </message>
    <message>
        <source>{0}: forget it</source>
        <translation>{0}: vergessen</translation>
    </message>
    <message>
        <source>Take back what you said of single results</source>
        <translation>Zurücknehmen, was Sie von einzelnen Treffern gesagt haben</translation>
    </message>
    <message>
        <source>Take back</source>
        <translation>Zurücknehmen</translation>
    </message>
    <message>
        <source>More like {0}</source>
        <translation>Mehr wie {0}</translation>
    </message>
    <message>
        <source>Less like {0}</source>
        <translation>Weniger wie {0}</translation>
    </message>
</context>
<context>
    <name>KeysSheet</name>
    <message>
        <source>Keys</source>
        <translation>Tasten</translation>
    </message>
</context>
<context>
    <name>Kinds</name>
    <message>
        <source>PDF</source>
        <translation>PDF</translation>
    </message>
    <message>
        <source>Documents</source>
        <translation>Dokumente</translation>
    </message>
    <message>
        <source>Spreadsheets</source>
        <translation>Tabellen</translation>
    </message>
    <message>
        <source>Presentations</source>
        <translation>Präsentationen</translation>
    </message>
    <message>
        <source>E-mail</source>
        <translation>E-Mail</translation>
    </message>
    <message>
        <source>Books</source>
        <translation>Bücher</translation>
    </message>
    <message>
        <source>Text and code</source>
        <translation>Text und Code</translation>
    </message>
    <message>
        <source>Pictures</source>
        <translation>Bilder</translation>
    </message>
    <message>
        <source>Word</source>
        <translation>Word</translation>
    </message>
    <message>
        <source>OpenDocument text</source>
        <translation>OpenDocument-Text</translation>
    </message>
    <message>
        <source>Rich text (RTF)</source>
        <translation>Rich Text (RTF)</translation>
    </message>
    <message>
        <source>XPS</source>
        <translation>XPS</translation>
    </message>
    <message>
        <source>Excel</source>
        <translation>Excel</translation>
    </message>
    <message>
        <source>Excel, older</source>
        <translation>Excel, älter</translation>
    </message>
    <message>
        <source>OpenDocument spreadsheet</source>
        <translation>OpenDocument-Tabelle</translation>
    </message>
    <message>
        <source>Table (CSV)</source>
        <translation>Tabelle (CSV)</translation>
    </message>
    <message>
        <source>PowerPoint</source>
        <translation>PowerPoint</translation>
    </message>
    <message>
        <source>OpenDocument presentation</source>
        <translation>OpenDocument-Präsentation</translation>
    </message>
    <message>
        <source>E-mail message</source>
        <translation>E-Mail-Nachricht</translation>
    </message>
    <message>
        <source>Outlook message</source>
        <translation>Outlook-Nachricht</translation>
    </message>
    <message>
        <source>Mailbox</source>
        <translation>Postfach</translation>
    </message>
    <message>
        <source>EPUB</source>
        <translation>EPUB</translation>
    </message>
    <message>
        <source>MOBI</source>
        <translation>MOBI</translation>
    </message>
    <message>
        <source>FictionBook (FB2)</source>
        <translation>FictionBook (FB2)</translation>
    </message>
    <message>
        <source>Plain text</source>
        <translation>Einfacher Text</translation>
    </message>
    <message>
        <source>Markdown</source>
        <translation>Markdown</translation>
    </message>
    <message>
        <source>Web page</source>
        <translation>Webseite</translation>
    </message>
    <message>
        <source>LaTeX</source>
        <translation>LaTeX</translation>
    </message>
    <message>
        <source>JSON</source>
        <translation>JSON</translation>
    </message>
    <message>
        <source>Source code</source>
        <translation>Quelltext</translation>
    </message>
    <message>
        <source>Archives</source>
        <translation>Archive</translation>
    </message>
    <message>
        <source>tar archives</source>
        <translation>tar-Archive</translation>
    </message>
    <message>
        <source>Packed files</source>
        <translation>Gepackte Dateien</translation>
    </message>
</context>
<context>
    <name>LabelSheet</name>
    <message>
        <source>Labels</source>
        <translation>Etiketten</translation>
    </message>
    <message>
        <source>New label</source>
        <translation>Neues Etikett</translation>
    </message>
    <message numerus="yes">
        <source>Give it to the %Ln chosen document(s)</source>
        <translation>
            <numerusform>Dem gewählten Dokument geben</numerusform>
            <numerusform>Den %Ln gewählten Dokumenten geben</numerusform>
        </translation>
    </message>
    <message>
        <source>Labelling as {}</source>
        <translation>Etikettieren als {}</translation>
    </message>
    <message>
        <source>No label yet</source>
        <translation>Noch kein Etikett</translation>
    </message>
    <message>
        <source>Type a name, give it to some documents, and the others are suggested.</source>
        <translation>Geben Sie einen Namen ein und vergeben Sie ihn an einige Dokumente; die übrigen werden vorgeschlagen.</translation>
    </message>
    <message>
        <source>Choose documents in the library, and open this sheet again.</source>
        <translation>Wählen Sie Dokumente in der Bibliothek und öffnen Sie dieses Blatt erneut.</translation>
    </message>
    <message>
        <source>Cross-validated: {} of your answers foreseen; {} by always giving the same one.</source>
        <translation>Kreuzvalidiert: {} Ihrer Antworten vorhergesehen; {}, gäbe man immer dieselbe.</translation>
    </message>
</context>
<context>
    <name>LabelSuggestions</name>
    <message>
        <source>Suggestions</source>
        <translation>Vorschläge</translation>
    </message>
</context>
<context>
    <name>Languages</name>
    <message>
        <source>not known</source>
        <translation>nicht bekannt</translation>
    </message>
    <message>
        <source>Arabic</source>
        <translation>Arabisch</translation>
    </message>
    <message>
        <source>Bulgarian</source>
        <translation>Bulgarisch</translation>
    </message>
    <message>
        <source>Czech</source>
        <translation>Tschechisch</translation>
    </message>
    <message>
        <source>Danish</source>
        <translation>Dänisch</translation>
    </message>
    <message>
        <source>German</source>
        <translation>Deutsch</translation>
    </message>
    <message>
        <source>Greek</source>
        <translation>Griechisch</translation>
    </message>
    <message>
        <source>English</source>
        <translation>Englisch</translation>
    </message>
    <message>
        <source>Spanish</source>
        <translation>Spanisch</translation>
    </message>
    <message>
        <source>Estonian</source>
        <translation>Estnisch</translation>
    </message>
    <message>
        <source>Finnish</source>
        <translation>Finnisch</translation>
    </message>
    <message>
        <source>French</source>
        <translation>Französisch</translation>
    </message>
    <message>
        <source>Hebrew</source>
        <translation>Hebräisch</translation>
    </message>
    <message>
        <source>Hindi</source>
        <translation>Hindi</translation>
    </message>
    <message>
        <source>Croatian</source>
        <translation>Kroatisch</translation>
    </message>
    <message>
        <source>Hungarian</source>
        <translation>Ungarisch</translation>
    </message>
    <message>
        <source>Italian</source>
        <translation>Italienisch</translation>
    </message>
    <message>
        <source>Japanese</source>
        <translation>Japanisch</translation>
    </message>
    <message>
        <source>Korean</source>
        <translation>Koreanisch</translation>
    </message>
    <message>
        <source>Lithuanian</source>
        <translation>Litauisch</translation>
    </message>
    <message>
        <source>Latvian</source>
        <translation>Lettisch</translation>
    </message>
    <message>
        <source>Dutch</source>
        <translation>Niederländisch</translation>
    </message>
    <message>
        <source>Norwegian (Bokmål)</source>
        <translation>Norwegisch (Bokmål)</translation>
    </message>
    <message>
        <source>Norwegian</source>
        <translation>Norwegisch</translation>
    </message>
    <message>
        <source>Polish</source>
        <translation>Polnisch</translation>
    </message>
    <message>
        <source>Portuguese</source>
        <translation>Portugiesisch</translation>
    </message>
    <message>
        <source>Romanian</source>
        <translation>Rumänisch</translation>
    </message>
    <message>
        <source>Russian</source>
        <translation>Russisch</translation>
    </message>
    <message>
        <source>Slovak</source>
        <translation>Slowakisch</translation>
    </message>
    <message>
        <source>Slovenian</source>
        <translation>Slowenisch</translation>
    </message>
    <message>
        <source>Serbian</source>
        <translation>Serbisch</translation>
    </message>
    <message>
        <source>Swedish</source>
        <translation>Schwedisch</translation>
    </message>
    <message>
        <source>Thai</source>
        <translation>Thailändisch</translation>
    </message>
    <message>
        <source>Turkish</source>
        <translation>Türkisch</translation>
    </message>
    <message>
        <source>Ukrainian</source>
        <translation>Ukrainisch</translation>
    </message>
    <message>
        <source>Vietnamese</source>
        <translation>Vietnamesisch</translation>
    </message>
    <message>
        <source>Chinese</source>
        <translation>Chinesisch</translation>
    </message>
</context>
<context>
    <name>LearnedList</name>
    <message>
        <source>rank {0} → {1}</source>
        <translation>Rang {0} → {1}</translation>
    </message>
    <message>
        <source>Open the passage that explains it</source>
        <translation>Den Abschnitt öffnen, der es erklärt</translation>
    </message>
</context>
<context>
    <name>LedgerTable</name>
    <message>
        <source>Entries</source>
        <translation>Einträge</translation>
    </message>
    <message>
        <source>All</source>
        <translation>Alle</translation>
    </message>
    <message>
        <source>Connections</source>
        <translation>Verbindungen</translation>
    </message>
    <message>
        <source>Files</source>
        <translation>Dateien</translation>
    </message>
    <message>
        <source>Models</source>
        <translation>Modelle</translation>
    </message>
    <message>
        <source>Ledger</source>
        <translation>Protokoll</translation>
    </message>
    <message>
        <source>Columns</source>
        <translation>Spalten</translation>
    </message>
    <message numerus="yes">
        <source>%Ln try(s) to connect, all refused.</source>
        <translation>
            <numerusform>%Ln Verbindungsversuch, abgewiesen.</numerusform>
            <numerusform>%Ln Verbindungsversuche, alle abgewiesen.</numerusform>
        </translation>
    </message>
    <message>
        <source>Nothing else ever tried to connect to anything.</source>
        <translation>Sonst hat nie etwas versucht, sich mit etwas zu verbinden.</translation>
    </message>
    <message>
        <source>Nothing ever tried to connect to anything.</source>
        <translation>Nichts hat je versucht, sich mit irgendetwas zu verbinden.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln connection(s) that you agreed to.</source>
        <translation>
            <numerusform>%Ln Verbindung, der Sie zugestimmt haben.</numerusform>
            <numerusform>%Ln Verbindungen, denen Sie zugestimmt haben.</numerusform>
        </translation>
    </message>
    <message>
        <source>No entries of this kind.</source>
        <translation>Keine Einträge dieser Art.</translation>
    </message>
</context>
<context>
    <name>LibraryHeader</name>
    <message>
        <source>Library</source>
        <translation>Bibliothek</translation>
    </message>
    <message>
        <source>Language of the documents</source>
        <translation>Sprache der Dokumente</translation>
    </message>
    <message>
        <source>Add…</source>
        <translation>Hinzufügen …</translation>
    </message>
    <message>
        <source>All languages</source>
        <translation>Alle Sprachen</translation>
    </message>
    <message numerus="yes">
        <source>%Ln document(s)</source>
        <translation>
            <numerusform>%Ln Dokument</numerusform>
            <numerusform>%Ln Dokumente</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln need(s) you</source>
        <translation>
            <numerusform>%Ln wartet auf Sie</numerusform>
            <numerusform>%Ln warten auf Sie</numerusform>
        </translation>
    </message>
    <message>
        <source>nothing in it yet</source>
        <translation>noch nichts darin</translation>
    </message>
    <message>
        <source>Search everything</source>
        <translation>Alles durchsuchen</translation>
    </message>
</context>
<context>
    <name>LibrarySettings</name>
    <message>
        <source>Back up…</source>
        <translation>Sichern …</translation>
    </message>
    <message>
        <source>Check</source>
        <translation>Prüfen</translation>
    </message>
    <message>
        <source>Open its folder</source>
        <translation>Ordner öffnen</translation>
    </message>
    <message>
        <source>The library is not encrypted: your system&apos;s disk encryption protects it. To move it, close Clozet and use “clozet library move”.</source>
        <translation>Die Bibliothek ist nicht verschlüsselt: Die Festplattenverschlüsselung Ihres Systems schützt sie. Um sie zu verschieben, schließen Sie Clozet und verwenden Sie „clozet library move“.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln document(s)</source>
        <translation>
            <numerusform>%Ln Dokument</numerusform>
            <numerusform>%Ln Dokumente</numerusform>
        </translation>
    </message>
    <message>
        <source>{} passages, {} of them found by meaning</source>
        <translation>{} Abschnitte, davon {} nach Bedeutung zu finden</translation>
    </message>
    <message>
        <source>{} on disk</source>
        <translation>{} auf der Festplatte</translation>
    </message>
    <message>
        <source>Back up the library</source>
        <translation>Bibliothek sichern</translation>
    </message>
    <message>
        <source>Writing the backup …</source>
        <translation>Die Sicherung wird geschrieben …</translation>
    </message>
    <message>
        <source>The backup is at {}.</source>
        <translation>Die Sicherung liegt in {}.</translation>
    </message>
    <message>
        <source>Checking …</source>
        <translation>Wird geprüft …</translation>
    </message>
    <message numerus="yes">
        <source>%Ln check(s) found something wrong.</source>
        <translation>
            <numerusform>%Ln Prüfung hat etwas gefunden.</numerusform>
            <numerusform>%Ln Prüfungen haben etwas gefunden.</numerusform>
        </translation>
    </message>
    <message>
        <source>All is well.</source>
        <translation>Alles in Ordnung.</translation>
    </message>
</context>
<context>
    <name>LibraryView</name>
    <message>
        <source>All documents</source>
        <translation>Alle Dokumente</translation>
    </message>
    <message>
        <source>Library</source>
        <translation>Bibliothek</translation>
    </message>
    <message>
        <source>No document here has “{}” in its name.</source>
        <translation>Kein Dokument hier hat „{}“ im Namen.</translation>
    </message>
    <message>
        <source>Drop documents here, or right-click a document and choose its collection.</source>
        <translation>Ziehen Sie Dokumente hierher, oder klicken Sie ein Dokument mit der rechten Maustaste an und wählen Sie seine Sammlung.</translation>
    </message>
    <message>
        <source>No documents here.</source>
        <translation>Hier sind keine Dokumente.</translation>
    </message>
</context>
<context>
    <name>LikeChip</name>
    <message>
        <source>Like {0}</source>
        <translation>Wie {0}</translation>
    </message>
    <message>
        <source>{0}: back to the search</source>
        <translation>{0}: zurück zur Suche</translation>
    </message>
</context>
<context>
    <name>MainWindow</name>
    <message>
        <source>Add files</source>
        <translation>Dateien hinzufügen</translation>
    </message>
    <message>
        <source>Add a folder and watch it</source>
        <translation>Ordner hinzufügen und beobachten</translation>
    </message>
    <message>
        <source>Add a folder</source>
        <translation>Ordner hinzufügen</translation>
    </message>
    <message>
        <source>It was started again; nothing that was finished is lost.</source>
        <translation>Er wurde neu gestartet; nichts, was fertig war, ist verloren.</translation>
    </message>
    <message>
        <source>It is started again when it is needed; nothing finished is lost.</source>
        <translation>Er wird neu gestartet, sobald er gebraucht wird; nichts Fertiges ist verloren.</translation>
    </message>
    <message>
        <source>Nothing to undo</source>
        <translation>Nichts rückgängig zu machen</translation>
    </message>
    <message>
        <source>Undo: {}</source>
        <translation>Rückgängig: {}</translation>
    </message>
</context>
<context>
    <name>Masking</name>
    <message>
        <source>token {0}, masked</source>
        <translation>Token {0}, maskiert</translation>
    </message>
    <message>
        <source>token {0}, swapped for {1}</source>
        <translation>Token {0}, ersetzt durch {1}</translation>
    </message>
    <message>
        <source>token {0}, kept</source>
        <translation>Token {0}, belassen</translation>
    </message>
    <message>
        <source>model guessed {0}</source>
        <translation>Modell riet {0}</translation>
    </message>
    <message>
        <source>{0} percent</source>
        <translation>{0} Prozent</translation>
    </message>
    <message>
        <source>right</source>
        <translation>richtig</translation>
    </message>
    <message>
        <source>wrong</source>
        <translation>falsch</translation>
    </message>
</context>
<context>
    <name>MaskingPane</name>
    <message>
        <source>As the model sees it</source>
        <translation>Wie das Modell es sieht</translation>
    </message>
    <message>
        <source>A passage of yours will stand here as the model sees it.</source>
        <translation>Hier wird ein Abschnitt von Ihnen stehen, wie ihn das Modell sieht.</translation>
    </message>
    <message>
        <source>{0} of {1} right, loss {2} on this passage. New words are drawn each time the passage comes round.</source>
        <translation>{0} von {1} richtig, Verlust {2} bei diesem Abschnitt. Jedes Mal, wenn er an der Reihe ist, werden neue Wörter ausgelost.</translation>
    </message>
    <message>
        <source>{0} of {1} tokens chosen ({2} %):</source>
        <translation>{0} von {1} Token gewählt ({2} %):</translation>
    </message>
    <message>
        <source>{0} masked</source>
        <translation>{0} maskiert</translation>
    </message>
    <message>
        <source>{0} swapped</source>
        <translation>{0} ersetzt</translation>
    </message>
    <message>
        <source>• {0} kept</source>
        <translation>• {0} belassen</translation>
    </message>
    <message>
        <source>p. {0}</source>
        <translation>S. {0}</translation>
    </message>
    <message>
        <source>step {0}</source>
        <translation>Schritt {0}</translation>
    </message>
    <message>
        <source>guessed</source>
        <translation>erraten</translation>
    </message>
    <message>
        <source>missed</source>
        <translation>verfehlt</translation>
    </message>
</context>
<context>
    <name>MaskingView</name>
    <message>
        <source>The passage as the model sees it</source>
        <translation>Der Abschnitt, wie ihn das Modell sieht</translation>
    </message>
    <message>
        <source>{0}, loss {1}</source>
        <translation>{0}, Verlust {1}</translation>
    </message>
</context>
<context>
    <name>Menus</name>
    <message>
        <source>&amp;File</source>
        <translation>&amp;Datei</translation>
    </message>
    <message>
        <source>&amp;Edit</source>
        <translation>&amp;Bearbeiten</translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation>&amp;Ansicht</translation>
    </message>
    <message>
        <source>Sea&amp;rch</source>
        <translation>S&amp;uche</translation>
    </message>
    <message>
        <source>&amp;Document</source>
        <translation>D&amp;okument</translation>
    </message>
    <message>
        <source>&amp;Blanks</source>
        <translation>&amp;Lücken</translation>
    </message>
    <message>
        <source>&amp;Adapt</source>
        <translation>An&amp;passen</translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation>&amp;Hilfe</translation>
    </message>
    <message>
        <source>Add files…</source>
        <translation>Dateien hinzufügen …</translation>
    </message>
    <message>
        <source>Add a folder…</source>
        <translation>Ordner hinzufügen …</translation>
    </message>
    <message>
        <source>Add a folder and watch it…</source>
        <translation>Ordner hinzufügen und beobachten …</translation>
    </message>
    <message>
        <source>Look for changed files</source>
        <translation>Nach geänderten Dateien sehen</translation>
    </message>
    <message>
        <source>New collection</source>
        <translation>Neue Sammlung</translation>
    </message>
    <message>
        <source>Back up the library…</source>
        <translation>Bibliothek sichern …</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>Beenden</translation>
    </message>
    <message>
        <source>Nothing to undo</source>
        <translation>Nichts rückgängig zu machen</translation>
    </message>
    <message>
        <source>Filter the list</source>
        <translation>Liste filtern</translation>
    </message>
    <message>
        <source>Next pane</source>
        <translation>Nächster Bereich</translation>
    </message>
    <message>
        <source>Previous pane</source>
        <translation>Voriger Bereich</translation>
    </message>
    <message>
        <source>Details of the chosen document</source>
        <translation>Einzelheiten des gewählten Dokuments</translation>
    </message>
    <message>
        <source>Compact rows</source>
        <translation>Enge Zeilen</translation>
    </message>
    <message>
        <source>Jobs</source>
        <translation>Aufgaben</translation>
    </message>
    <message>
        <source>What was read, refused, tried</source>
        <translation>Was gelesen, abgewiesen, versucht wurde</translation>
    </message>
    <message>
        <source>Search everything</source>
        <translation>Alles durchsuchen</translation>
    </message>
    <message>
        <source>Open in the reader</source>
        <translation>In der Leseansicht öffnen</translation>
    </message>
    <message>
        <source>Open in the system&apos;s viewer</source>
        <translation>Extern öffnen (Programm des Systems)</translation>
    </message>
    <message>
        <source>Do what the row offers</source>
        <translation>Tun, was die Zeile anbietet</translation>
    </message>
    <message>
        <source>Give the password</source>
        <translation>Passwort eingeben</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Erneut versuchen</translation>
    </message>
    <message>
        <source>Recognise text</source>
        <translation>Text erkennen</translation>
    </message>
    <message>
        <source>Check doubtful words…</source>
        <translation>Zweifelhafte Wörter prüfen …</translation>
    </message>
    <message>
        <source>What differs between the two…</source>
        <translation>Unterschiede der beiden …</translation>
    </message>
    <message>
        <source>Skip for good</source>
        <translation>Endgültig überspringen</translation>
    </message>
    <message>
        <source>Label…</source>
        <translation>Etikettieren …</translation>
    </message>
    <message>
        <source>Copy path</source>
        <translation>Pfad kopieren</translation>
    </message>
    <message>
        <source>Remove from the library</source>
        <translation>Aus der Bibliothek entfernen</translation>
    </message>
    <message>
        <source>Keys</source>
        <translation>Tasten</translation>
    </message>
    <message>
        <source>About Clozet</source>
        <translation>Über Clozet</translation>
    </message>
</context>
<context>
    <name>ModeSwitch</name>
    <message>
        <source>Search by</source>
        <translation>Suchen nach</translation>
    </message>
    <message>
        <source>Both</source>
        <translation>Beides</translation>
    </message>
    <message>
        <source>Words</source>
        <translation>Wörter</translation>
    </message>
    <message>
        <source>Meaning</source>
        <translation>Bedeutung</translation>
    </message>
</context>
<context>
    <name>ModelBlock</name>
    <message>
        <source>Card of {}</source>
        <translation>Karte von {}</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Entfernen</translation>
    </message>
    <message>
        <source>Texts of up to {} word pieces</source>
        <translation>Texte bis zu {} Wortstücken</translation>
    </message>
    <message>
        <source>one vector a text by {}</source>
        <translation>ein Vektor je Text durch {}</translation>
    </message>
    <message>
        <source>answers when the library is embedded with it</source>
        <translation>antwortet, sobald die Bibliothek mit ihm eingebettet ist</translation>
    </message>
    <message>
        <source>in use</source>
        <translation>in Gebrauch</translation>
    </message>
    <message>
        <source>not in use</source>
        <translation>nicht in Gebrauch</translation>
    </message>
    <message>
        <source>{} layers × {}</source>
        <translation>{} Schichten × {}</translation>
    </message>
    <message>
        <source>{} weights</source>
        <translation>{} Gewichte</translation>
    </message>
    <message>
        <source>{} word pieces</source>
        <translation>{} Wortstücke</translation>
    </message>
    <message>
        <source>licence unknown</source>
        <translation>Lizenz unbekannt</translation>
    </message>
    <message>
        <source>Stay with it</source>
        <translation>Dabei bleiben</translation>
    </message>
    <message>
        <source>Use</source>
        <translation>Verwenden</translation>
    </message>
    <message>
        <source>Card</source>
        <translation>Karte</translation>
    </message>
    <message>
        <source>Copy out…</source>
        <translation>Herauskopieren …</translation>
    </message>
    <message>
        <source>Remove for good</source>
        <translation>Endgültig entfernen</translation>
    </message>
</context>
<context>
    <name>ModelDownload</name>
    <message>
        <source>Downloading {} …</source>
        <translation>{} wird heruntergeladen …</translation>
    </message>
    <message>
        <source>Checking, copying and trying {} …</source>
        <translation>{} wird geprüft, kopiert und ausprobiert …</translation>
    </message>
    <message>
        <source>Cancelled; what has come is kept for the next try.</source>
        <translation>Abgebrochen; was gekommen ist, bleibt für den nächsten Versuch.</translation>
    </message>
</context>
<context>
    <name>ModelPickers</name>
    <message>
        <source>Model</source>
        <translation>Modell</translation>
    </message>
    <message>
        <source>Compare with</source>
        <translation>Vergleichen mit</translation>
    </message>
    <message>
        <source>Probability</source>
        <translation>Wahrscheinlichkeit</translation>
    </message>
    <message>
        <source>None</source>
        <translation>Keines</translation>
    </message>
</context>
<context>
    <name>ModelsSettings</name>
    <message>
        <source>Checking, copying and trying {} …</source>
        <translation>{} wird geprüft, kopiert und ausprobiert …</translation>
    </message>
    <message>
        <source>Copying {} …</source>
        <translation>{} wird kopiert …</translation>
    </message>
    <message>
        <source>Import a model…</source>
        <translation>Modell importieren …</translation>
    </message>
    <message>
        <source>Import as sentence encoder…</source>
        <translation>Als Satz-Encoder importieren …</translation>
    </message>
    <message>
        <source>Download a model by name…</source>
        <translation>Modell nach Namen herunterladen …</translation>
    </message>
    <message>
        <source>Folder of a model</source>
        <translation>Ordner eines Modells</translation>
    </message>
    <message>
        <source>Copy {} into</source>
        <translation>{} kopieren nach</translation>
    </message>
    <message>
        <source>For blanks</source>
        <translation>Für Lücken</translation>
    </message>
    <message>
        <source>For search by meaning</source>
        <translation>Für die Suche nach Bedeutung</translation>
    </message>
    <message>
        <source>{} is here now. Use it when you like.</source>
        <translation>{} ist jetzt hier. Verwenden Sie es, wann Sie möchten.</translation>
    </message>
    <message>
        <source>A copy is in {}.</source>
        <translation>Eine Kopie liegt in {}.</translation>
    </message>
    <message>
        <source>“{}”: rank {}, before {}; a string never seen, {}</source>
        <translation>„{}“: Rang {}, vorher {}; eine nie gesehene Zeichenfolge {}</translation>
    </message>
</context>
<context>
    <name>NeedsYouBar</name>
    <message>
        <source>Show only these</source>
        <translation>Nur diese zeigen</translation>
    </message>
    <message>
        <source>Recognise text</source>
        <translation>Text erkennen</translation>
    </message>
    <message>
        <source>a password</source>
        <translation>Passwort nötig</translation>
    </message>
    <message>
        <source>OCR</source>
        <translation>OCR nötig</translation>
    </message>
    <message>
        <source>failed</source>
        <translation>gescheitert</translation>
    </message>
    <message>
        <source>doubtful pages</source>
        <translation>zweifelhafte Seiten</translation>
    </message>
    <message>
        <source>gone</source>
        <translation>verschwunden</translation>
    </message>
    <message numerus="yes">
        <source>%Ln document(s) need you: {}</source>
        <translation>
            <numerusform>%Ln Dokument wartet auf Sie: {}</numerusform>
            <numerusform>%Ln Dokumente warten auf Sie: {}</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>NoResult</name>
    <message>
        <source>Search without filters</source>
        <translation>Ohne Filter suchen</translation>
    </message>
    <message>
        <source>Search words and meaning</source>
        <translation>Nach Wörtern und Bedeutung suchen</translation>
    </message>
    <message>
        <source>No passage has “{0}”.</source>
        <translation>Kein Abschnitt enthält „{0}“.</translation>
    </message>
    <message>
        <source>Nothing is new for “{0}”.</source>
        <translation>Zu „{0}“ gibt es nichts Neues.</translation>
    </message>
    <message>
        <source> or </source>
        <translation> oder </translation>
    </message>
    <message>
        <source>None of your files has {0}, nor any word spelled like it.</source>
        <translation>Keine Ihrer Dateien enthält {0} oder ein ähnlich geschriebenes Wort.</translation>
    </message>
    <message>
        <source>None of your files has {0}. They have:</source>
        <translation>Keine Ihrer Dateien enthält {0}. Sie enthalten:</translation>
    </message>
</context>
<context>
    <name>Numbers</name>
    <message>
        <source>under {0}</source>
        <translation>unter {0}</translation>
    </message>
</context>
<context>
    <name>PageView</name>
    <message>
        <source>Pages of the document</source>
        <translation>Seiten des Dokuments</translation>
    </message>
</context>
<context>
    <name>Places</name>
    <message>
        <source>Changed</source>
        <translation>Geändert</translation>
    </message>
    <message>
        <source>Added</source>
        <translation>Hinzugefügt</translation>
    </message>
    <message>
        <source>Folder</source>
        <translation>Ordner</translation>
    </message>
    <message>
        <source>Also at</source>
        <translation>Auch in</translation>
    </message>
    <message>
        <source>Original</source>
        <translation>Original</translation>
    </message>
    <message>
        <source>nowhere else</source>
        <translation>nirgends sonst</translation>
    </message>
    <message>
        <source>only ever read</source>
        <translation>wird nur gelesen</translation>
    </message>
</context>
<context>
    <name>ProblemBlock</name>
    <message>
        <source>Password of this file</source>
        <translation>Passwort dieser Datei</translation>
    </message>
    <message>
        <source>Give it</source>
        <translation>Eingeben</translation>
    </message>
</context>
<context>
    <name>ProofreadingSheet</name>
    <message>
        <source>Doubtful words of {}</source>
        <translation>Zweifelhafte Wörter in {}</translation>
    </message>
    <message>
        <source>The model is reading the text…</source>
        <translation>Das Modell liest den Text …</translation>
    </message>
    <message>
        <source>Doubtful words</source>
        <translation>Zweifelhafte Wörter</translation>
    </message>
    <message numerus="yes">
        <source>%Ln word(s) may be meant otherwise.</source>
        <translation>
            <numerusform>%Ln Wort ist vielleicht anders gemeint.</numerusform>
            <numerusform>%Ln Wörter sind vielleicht anders gemeint.</numerusform>
        </translation>
    </message>
    <message>
        <source>No recognised word is doubtful.</source>
        <translation>Kein erkanntes Wort ist zweifelhaft.</translation>
    </message>
    <message>
        <source>Picture of “{}”</source>
        <translation>Bild von „{}“</translation>
    </message>
    <message>
        <source>page {}</source>
        <translation>Seite {}</translation>
    </message>
    <message>
        <source>Keep</source>
        <translation>Behalten</translation>
    </message>
</context>
<context>
    <name>Rail</name>
    <message>
        <source>Views</source>
        <translation>Ansichten</translation>
    </message>
</context>
<context>
    <name>Reader</name>
    <message>
        <source>&amp;Copy</source>
        <translation>&amp;Kopieren</translation>
    </message>
    <message>
        <source>&amp;Next hit</source>
        <translation>&amp;Nächste Fundstelle</translation>
    </message>
    <message>
        <source>&amp;Previous hit</source>
        <translation>&amp;Vorige Fundstelle</translation>
    </message>
    <message>
        <source>&amp;More like this</source>
        <translation>&amp;Mehr wie dies</translation>
    </message>
    <message>
        <source>&amp;Blank a word in this sentence</source>
        <translation>Wort zur &amp;Lücke machen</translation>
    </message>
    <message>
        <source>Copy c&amp;itation</source>
        <translation>&amp;Zitat kopieren</translation>
    </message>
    <message>
        <source>&amp;Open in viewer</source>
        <translation>E&amp;xtern öffnen</translation>
    </message>
    <message>
        <source>Check &amp;doubtful words…</source>
        <translation>&amp;Zweifelhafte Wörter prüfen …</translation>
    </message>
    <message>
        <source>Page &amp;before</source>
        <translation>V&amp;orige Seite</translation>
    </message>
    <message>
        <source>Page &amp;after</source>
        <translation>Nä&amp;chste Seite</translation>
    </message>
    <message>
        <source>Zoom &amp;in</source>
        <translation>Ver&amp;größern</translation>
    </message>
    <message>
        <source>Zoom &amp;out</source>
        <translation>Ver&amp;kleinern</translation>
    </message>
    <message>
        <source>&amp;Fit to width</source>
        <translation>An &amp;Breite anpassen</translation>
    </message>
    <message>
        <source>&amp;Thumbnails</source>
        <translation>&amp;Miniaturen</translation>
    </message>
    <message>
        <source>Colour by &amp;surprise</source>
        <translation>&amp;Überraschung zeigen</translation>
    </message>
    <message>
        <source>&amp;Back to the results</source>
        <translation>Zurück zu den &amp;Treffern</translation>
    </message>
    <message>
        <source>Blank a word</source>
        <translation>Lücke</translation>
    </message>
    <message>
        <source>Surprise</source>
        <translation>Überraschung</translation>
    </message>
    <message>
        <source>Check words</source>
        <translation>Wörter prüfen</translation>
    </message>
</context>
<context>
    <name>ReaderHeader</name>
    <message>
        <source>Page</source>
        <translation>Seite</translation>
    </message>
    <message>
        <source>Next hit (n)</source>
        <translation>Nächste (n)</translation>
    </message>
    <message>
        <source>Next hit</source>
        <translation>Nächste Fundstelle</translation>
    </message>
    <message>
        <source>of {0}</source>
        <translation>von {0}</translation>
    </message>
    <message>
        <source>{0} %</source>
        <translation>{0} %</translation>
    </message>
    <message>
        <source>Hit {0} of {1}</source>
        <translation>Fundstelle {0} von {1}</translation>
    </message>
</context>
<context>
    <name>ReaderPane</name>
    <message>
        <source>Reader</source>
        <translation>Leseansicht</translation>
    </message>
    <message>
        <source>Choose a result to read it here.</source>
        <translation>Wählen Sie einen Treffer, um ihn hier zu lesen.</translation>
    </message>
    <message>
        <source>Page {0} of {1}</source>
        <translation>Seite {0} von {1}</translation>
    </message>
</context>
<context>
    <name>RecognitionBar</name>
    <message>
        <source>Recognise text</source>
        <translation>Text erkennen</translation>
    </message>
    <message>
        <source>The text of its pictures is being recognised.</source>
        <translation>Der Text der Bilder wird gerade erkannt.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln page(s) are pictures: no text of them can be found.</source>
        <translation>
            <numerusform>%Ln Seite ist ein Bild: ihr Text lässt sich nicht finden.</numerusform>
            <numerusform>%Ln Seiten sind Bilder: ihr Text lässt sich nicht finden.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ReportAct</name>
    <message>
        <source>Write a report</source>
        <translation>Bericht schreiben</translation>
    </message>
    <message>
        <source>PDF or web page (*.pdf *.html)</source>
        <translation>PDF oder Webseite (*.pdf *.html)</translation>
    </message>
    <message>
        <source>Drawing the pages of the report…</source>
        <translation>Die Seiten des Berichts werden gezeichnet…</translation>
    </message>
    <message numerus="yes">
        <source>%Ln passage(s) are in {}.</source>
        <translation>
            <numerusform>%Ln Passage steht in {}.</numerusform>
            <numerusform>%Ln Passagen stehen in {}.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Result</name>
    <message>
        <source>pp. {0}–{1}</source>
        <translation>S. {0}–{1}</translation>
    </message>
    <message>
        <source>p. {0}</source>
        <translation>S. {0}</translation>
    </message>
    <message>
        <source>and a near copy</source>
        <translation>und eine fast gleiche Kopie</translation>
    </message>
    <message>
        <source>and {0} near copies</source>
        <translation>und {0} fast gleiche Kopien</translation>
    </message>
    <message>
        <source>also in 1 other</source>
        <translation>auch in 1 anderen</translation>
    </message>
    <message>
        <source>also in {0} others</source>
        <translation>auch in {0} anderen</translation>
    </message>
    <message>
        <source>Words {0}</source>
        <translation>Wörter {0}</translation>
    </message>
    <message>
        <source>Meaning {0}</source>
        <translation>Bedeutung {0}</translation>
    </message>
    <message>
        <source>Words gave {0} %, meaning {1} %.</source>
        <translation>Wörter {0} %, Bedeutung {1} %.</translation>
    </message>
    <message>
        <source>Its words: {0}.</source>
        <translation>Seine Wörter: {0}.</translation>
    </message>
    <message>
        <source>with “{0}” instead</source>
        <translation>stattdessen mit „{0}“</translation>
    </message>
    <message>
        <source>None of the words you typed, but “{0}”.</source>
        <translation>Keines der Wörter, die Sie eingegeben haben, aber „{0}“.</translation>
    </message>
    <message>
        <source>Of the words asked for: {0}.</source>
        <translation>Von den gefragten Wörtern: {0}.</translation>
    </message>
    <message>
        <source>Result {0}: {1}</source>
        <translation>Treffer {0}: {1}</translation>
    </message>
    <message>
        <source>page {0}</source>
        <translation>Seite {0}</translation>
    </message>
    <message>
        <source>by words, rank {0}</source>
        <translation>nach Wörtern, Rang {0}</translation>
    </message>
    <message>
        <source>by meaning, rank {0}</source>
        <translation>nach Bedeutung, Rang {0}</translation>
    </message>
    <message>
        <source> and </source>
        <translation> und </translation>
    </message>
    <message>
        <source>Found {0}.</source>
        <translation>Gefunden {0}.</translation>
    </message>
    <message>
        <source>You want more like it.</source>
        <translation>Davon möchten Sie mehr.</translation>
    </message>
</context>
<context>
    <name>ResultList</name>
    <message>
        <source>Results</source>
        <translation>Treffer</translation>
    </message>
    <message>
        <source>Rank &amp;higher what is like this</source>
        <translation>Ähnliches &amp;höher einordnen</translation>
    </message>
    <message>
        <source>Rank &amp;lower what is like this</source>
        <translation>Ähnliches &amp;niedriger einordnen</translation>
    </message>
</context>
<context>
    <name>ResultPane</name>
    <message>
        <source>Ask a question, or type words that the passage has.</source>
        <translation>Stellen Sie eine Frage, oder geben Sie Wörter ein, die im Abschnitt stehen.</translation>
    </message>
    <message>
        <source>1 better result</source>
        <translation>1 besserer Treffer</translation>
    </message>
    <message>
        <source>{0} better results</source>
        <translation>{0} bessere Treffer</translation>
    </message>
    <message>
        <source>No results</source>
        <translation>Keine Treffer</translation>
    </message>
    <message>
        <source>1 result</source>
        <translation>1 Treffer</translation>
    </message>
    <message>
        <source>{0} results</source>
        <translation>{0} Treffer</translation>
    </message>
    <message>
        <source>The best {0} results</source>
        <translation>Die besten {0} Treffer</translation>
    </message>
    <message>
        <source>1 document</source>
        <translation>1 Dokument</translation>
    </message>
    <message>
        <source>{0} documents</source>
        <translation>{0} Dokumenten</translation>
    </message>
    <message>
        <source>{0} in {1}</source>
        <translation>{0} in {1}</translation>
    </message>
    <message>
        <source>Looking by meaning</source>
        <translation>Sucht nach Bedeutung</translation>
    </message>
    <message>
        <source>Looking</source>
        <translation>Sucht</translation>
    </message>
    <message>
        <source>1 document still being read</source>
        <translation>1 Dokument wird noch gelesen</translation>
    </message>
    <message>
        <source>{0} documents still being read</source>
        <translation>{0} Dokumente werden noch gelesen</translation>
    </message>
    <message>
        <source>1 passage by words only so far</source>
        <translation>1 Abschnitt bisher nur nach Wörtern</translation>
    </message>
    <message>
        <source>{0} passages by words only so far</source>
        <translation>{0} Abschnitte bisher nur nach Wörtern</translation>
    </message>
</context>
<context>
    <name>ResultScrollBar</name>
    <message>
        <source>{0} results marked</source>
        <translation>{0} Treffer markiert</translation>
    </message>
    <message>
        <source>{0} least expected words marked</source>
        <translation>{0} unerwartetste Wörter markiert</translation>
    </message>
</context>
<context>
    <name>SearchBar</name>
    <message>
        <source>Save search</source>
        <translation>Suche speichern</translation>
    </message>
    <message>
        <source>Recent and saved searches</source>
        <translation>Letzte und gespeicherte Suchen</translation>
    </message>
    <message>
        <source>Saved</source>
        <translation>Gespeichert</translation>
    </message>
    <message>
        <source>Recent</source>
        <translation>Zuletzt</translation>
    </message>
    <message>
        <source>None yet</source>
        <translation>Noch keine</translation>
    </message>
    <message>
        <source>Clear recent</source>
        <translation>Letzte löschen</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>Suchen</translation>
    </message>
    <message>
        <source>What is new</source>
        <translation>Was neu ist</translation>
    </message>
    <message>
        <source>Forget</source>
        <translation>Vergessen</translation>
    </message>
</context>
<context>
    <name>SearchBox</name>
    <message>
        <source>Ask in your own words</source>
        <translation>Fragen Sie in eigenen Worten</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>Suche</translation>
    </message>
    <message>
        <source>Results appear as you type. “exact phrase”, -without, +with, begin*</source>
        <translation>Treffer erscheinen beim Tippen. „genaue Wendung“, -ohne, +mit, Anfang*</translation>
    </message>
    <message>
        <source>Empty the box</source>
        <translation>Feld leeren</translation>
    </message>
</context>
<context>
    <name>SearchHead</name>
    <message>
        <source>Widen</source>
        <translation>Erweitern</translation>
    </message>
    <message>
        <source>Widen the question</source>
        <translation>Die Frage erweitern</translation>
    </message>
    <message>
        <source>Offer words that could stand for those you typed ({0})</source>
        <translation>Wörter anbieten, die für die eingegebenen stehen könnten ({0})</translation>
    </message>
</context>
<context>
    <name>SearchView</name>
    <message>
        <source>Copy citations</source>
        <translation>Zitate kopieren</translation>
    </message>
    <message>
        <source>&amp;Widen the question…</source>
        <translation>Frage er&amp;weitern …</translation>
    </message>
    <message>
        <source>&amp;Save search</source>
        <translation>Suche &amp;speichern</translation>
    </message>
    <message>
        <source>&amp;Recent searches</source>
        <translation>&amp;Letzte Suchen</translation>
    </message>
    <message>
        <source>Show &amp;better results</source>
        <translation>&amp;Bessere Treffer zeigen</translation>
    </message>
    <message>
        <source>Write a re&amp;port…</source>
        <translation>&amp;Bericht schreiben…</translation>
    </message>
    <message>
        <source>Ranking higher what is like it.</source>
        <translation>Ähnliches wird höher eingeordnet.</translation>
    </message>
    <message>
        <source>Ranking lower what is like it.</source>
        <translation>Ähnliches wird niedriger eingeordnet.</translation>
    </message>
</context>
<context>
    <name>Sentence</name>
    <message>
        <source>Give the word back</source>
        <translation>Wort zurückgeben</translation>
    </message>
    <message>
        <source>Blank the word</source>
        <translation>Wort zur Lücke machen</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Rückgängig</translation>
    </message>
    <message>
        <source>Redo</source>
        <translation>Wiederholen</translation>
    </message>
    <message>
        <source>Cut</source>
        <translation>Ausschneiden</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Kopieren</translation>
    </message>
    <message>
        <source>Paste</source>
        <translation>Einfügen</translation>
    </message>
    <message>
        <source>Select all</source>
        <translation>Alles auswählen</translation>
    </message>
    <message>
        <source>Blank {0} of {1}, now {2}</source>
        <translation>Lücke {0} von {1}, jetzt {2}</translation>
    </message>
    <message>
        <source>Blank {0} of {1}, open</source>
        <translation>Lücke {0} von {1}, offen</translation>
    </message>
</context>
<context>
    <name>SentenceField</name>
    <message>
        <source>Sentence</source>
        <translation>Satz</translation>
    </message>
    <message>
        <source>Space blanks the word that Alt and an arrow reach.</source>
        <translation>Die Leertaste macht das Wort, das Alt und eine Pfeiltaste erreichen, zur Lücke.</translation>
    </message>
    <message>
        <source>Type or paste a sentence, or send one here from the reader</source>
        <translation>Tippen Sie einen Satz, fügen Sie einen ein, oder schicken Sie einen aus der Leseansicht</translation>
    </message>
</context>
<context>
    <name>SentenceHistory</name>
    <message>
        <source>Sentences tried before</source>
        <translation>Früher versuchte Sätze</translation>
    </message>
    <message>
        <source>None yet</source>
        <translation>Noch keine</translation>
    </message>
    <message>
        <source>Clear these sentences</source>
        <translation>Diese Sätze löschen</translation>
    </message>
</context>
<context>
    <name>SettingsView</name>
    <message>
        <source>Theme</source>
        <translation>Aussehen</translation>
    </message>
    <message>
        <source>System</source>
        <translation>System</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>Hell</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>Dunkel</translation>
    </message>
    <message>
        <source>Rows</source>
        <translation>Zeilen</translation>
    </message>
    <message>
        <source>Comfortable</source>
        <translation>Bequem</translation>
    </message>
    <message>
        <source>Compact</source>
        <translation>Eng</translation>
    </message>
    <message>
        <source>Searches</source>
        <translation>Suchen</translation>
    </message>
    <message>
        <source>Sentences</source>
        <translation>Sätze</translation>
    </message>
    <message>
        <source>As many as the machine has</source>
        <translation>So viele, wie der Rechner hat</translation>
    </message>
    <message>
        <source>Threads</source>
        <translation>Threads</translation>
    </message>
    <message>
        <source>The system&apos;s own, with English</source>
        <translation>Die des Systems, mit Englisch</translation>
    </message>
    <message>
        <source>Tesseract&apos;s names, joined by +, such as deu+eng</source>
        <translation>Namen von Tesseract, mit + verbunden, etwa deu+eng</translation>
    </message>
    <message>
        <source>Language for text recognition</source>
        <translation>Sprache der Texterkennung</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>Einstellungen</translation>
    </message>
    <message>
        <source>Library</source>
        <translation>Bibliothek</translation>
    </message>
    <message>
        <source>Models</source>
        <translation>Modelle</translation>
    </message>
    <message>
        <source>Rows in lists</source>
        <translation>Zeilen in Listen</translation>
    </message>
    <message>
        <source>Threads at work</source>
        <translation>Anzahl Threads</translation>
    </message>
    <message>
        <source>Text recognition (OCR)</source>
        <translation>Texterkennung (OCR)</translation>
    </message>
    <message>
        <source>Adapting</source>
        <translation>Anpassen</translation>
    </message>
    <message>
        <source>Sentences tried</source>
        <translation>Versuchte Sätze</translation>
    </message>
    <message>
        <source>Ledger</source>
        <translation>Protokoll</translation>
    </message>
    <message>
        <source>About</source>
        <translation>Über</translation>
    </message>
    <message>
        <source>Remember</source>
        <translation>Merken</translation>
    </message>
    <message>
        <source>Do not remember</source>
        <translation>Nicht merken</translation>
    </message>
    <message>
        <source>Clear what is remembered</source>
        <translation>Gemerktes löschen</translation>
    </message>
    <message>
        <source>Clozet {}</source>
        <translation>Clozet {}</translation>
    </message>
    <message>
        <source>Free software under the GNU Affero General Public License 3, without any warranty. Reading PDF is by PyMuPDF (AGPL-3.0), the icons are by Tabler (MIT).</source>
        <translation>Freie Software unter der GNU Affero General Public License 3, ohne jede Gewährleistung. PDF liest PyMuPDF (AGPL-3.0), die Symbole sind von Tabler (MIT).</translation>
    </message>
    <message>
        <source>All {}</source>
        <translation>Alle {}</translation>
    </message>
</context>
<context>
    <name>SourceFields</name>
    <message>
        <source>Only these files</source>
        <translation>Nur diese Dateien</translation>
    </message>
    <message>
        <source>Not these files</source>
        <translation>Diese Dateien nicht</translation>
    </message>
    <message>
        <source>Read what is new or changed by itself (watch)</source>
        <translation>Neues und Geändertes von selbst lesen (beobachten)</translation>
    </message>
</context>
<context>
    <name>SourceSheet</name>
    <message>
        <source>Folder</source>
        <translation>Ordner</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Sichern</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>What was read stays in the library, also where it does not count any more.</source>
        <translation>Was gelesen wurde, bleibt in der Bibliothek, auch wenn es nicht mehr zählt.</translation>
    </message>
</context>
<context>
    <name>SpellingLine</name>
    <message>
        <source>Did you mean</source>
        <translation>Meinten Sie</translation>
    </message>
    <message>
        <source>Did you mean {0}?</source>
        <translation>Meinten Sie {0}?</translation>
    </message>
    <message>
        <source>Search for {0}</source>
        <translation>Nach {0} suchen</translation>
    </message>
</context>
<context>
    <name>State</name>
    <message>
        <source>Give it…</source>
        <translation>Eingeben …</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Erneut versuchen</translation>
    </message>
    <message>
        <source>Skip for good</source>
        <translation>Überspringen</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Entfernen</translation>
    </message>
    <message>
        <source>Look</source>
        <translation>Ansehen</translation>
    </message>
    <message>
        <source>Show</source>
        <translation>Zeigen</translation>
    </message>
    <message>
        <source>Recognise</source>
        <translation>Erkennen</translation>
    </message>
    <message>
        <source>Same as {}</source>
        <translation>Gleich wie {}</translation>
    </message>
    <message>
        <source>Words only so far</source>
        <translation>Bisher nur Wörter</translation>
    </message>
    <message>
        <source>Read by OCR</source>
        <translation>Gelesen (OCR)</translation>
    </message>
    <message>
        <source>Read</source>
        <translation>Gelesen</translation>
    </message>
    <message>
        <source>Waiting</source>
        <translation>Wartet</translation>
    </message>
    <message>
        <source>Read, but doubtful</source>
        <translation>Gelesen, aber zweifelhaft</translation>
    </message>
    <message>
        <source>Needs a password</source>
        <translation>Passwort nötig</translation>
    </message>
    <message>
        <source>Needs OCR</source>
        <translation>OCR nötig</translation>
    </message>
    <message>
        <source>Skipped</source>
        <translation>Übersprungen</translation>
    </message>
    <message>
        <source>Failed</source>
        <translation>Gescheitert</translation>
    </message>
    <message>
        <source>File has gone</source>
        <translation>Datei verschwunden</translation>
    </message>
</context>
<context>
    <name>SubstituteChip</name>
    <message>
        <source>Do not offer “{0}”</source>
        <translation>„{0}“ nicht anbieten</translation>
    </message>
    <message numerus="yes">
        <source>%Ln passage(s) of the library have “{0}” and not “{1}”.</source>
        <translation>
            <numerusform>%Ln Abschnitt der Bibliothek hat „{0}“ und nicht „{1}“.</numerusform>
            <numerusform>%Ln Abschnitte der Bibliothek haben „{0}“ und nicht „{1}“.</numerusform>
        </translation>
    </message>
    <message>
        <source>Search for “{0}”, too</source>
        <translation>Auch nach „{0}“ suchen</translation>
    </message>
</context>
<context>
    <name>SuggestionRow</name>
    <message>
        <source>Yes</source>
        <translation>Ja</translation>
    </message>
    <message>
        <source>No</source>
        <translation>Nein</translation>
    </message>
    <message>
        <source>{} has the label</source>
        <translation>{} trägt das Etikett</translation>
    </message>
    <message>
        <source>{} has it not</source>
        <translation>{} trägt es nicht</translation>
    </message>
</context>
<context>
    <name>Surprise</name>
    <message>
        <source>{0}: {1} bits, 1 in {2}</source>
        <translation>{0}: {1} Bit, 1 zu {2}</translation>
    </message>
    <message>
        <source>under {0}</source>
        <translation>unter {0}</translation>
    </message>
    <message>
        <source>{0}+</source>
        <translation>{0}+</translation>
    </message>
    <message>
        <source>Surprise in bits: {0}</source>
        <translation>Überraschung in Bit: {0}</translation>
    </message>
    <message>
        <source>Bits</source>
        <translation>Bit</translation>
    </message>
</context>
<context>
    <name>SurpriseBar</name>
    <message>
        <source>rather expected: {0}</source>
        <translation>eher erwartet: {0}</translation>
    </message>
    <message>
        <source>Measuring page {0} …</source>
        <translation>Seite {0} wird gemessen …</translation>
    </message>
    <message>
        <source>Measuring page {0}: {1} %</source>
        <translation>Seite {0} wird gemessen: {1} %</translation>
    </message>
</context>
<context>
    <name>SurpriseLine</name>
    <message>
        <source>Measuring …</source>
        <translation>Wird gemessen …</translation>
    </message>
</context>
<context>
    <name>TextPage</name>
    <message>
        <source>Text of the document</source>
        <translation>Text des Dokuments</translation>
    </message>
</context>
<context>
    <name>Thumbnails</name>
    <message>
        <source>Pages</source>
        <translation>Seiten</translation>
    </message>
</context>
<context>
    <name>ValueRows</name>
    <message>
        <source>Value</source>
        <translation>Wert</translation>
    </message>
    <message>
        <source>Times</source>
        <translation>Anzahl</translation>
    </message>
    <message>
        <source>Documents</source>
        <translation>Dokumente</translation>
    </message>
    <message>
        <source>Where</source>
        <translation>Wo</translation>
    </message>
    <message>
        <source>{0} more</source>
        <translation>{0} weitere</translation>
    </message>
</context>
<context>
    <name>Views</name>
    <message>
        <source>Library</source>
        <translation>Bibliothek</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>Suche</translation>
    </message>
    <message>
        <source>Blanks</source>
        <translation>Lücken</translation>
    </message>
    <message>
        <source>Adapt</source>
        <translation>Anpassen</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>Einstellungen</translation>
    </message>
</context>
<context>
    <name>WideningLine</name>
    <message>
        <source>Search without these words</source>
        <translation>Ohne diese Wörter suchen</translation>
    </message>
    <message>
        <source>Nothing in your documents could stand for these words.</source>
        <translation>Nichts in Ihren Dokumenten könnte für diese Wörter stehen.</translation>
    </message>
    <message>
        <source>{0}, or</source>
        <translation>{0} oder</translation>
    </message>
    <message>
        <source>Looking for words that could stand there</source>
        <translation>Suche nach Wörtern, die dort stehen könnten</translation>
    </message>
    <message numerus="yes">
        <source>%Ln word(s) can be searched for, too.</source>
        <translation>
            <numerusform>Auch nach %Ln Wort kann gesucht werden.</numerusform>
            <numerusform>Auch nach %Ln Wörtern kann gesucht werden.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>WorkerEnded</name>
    <message>
        <source>Try again: it is started anew.</source>
        <translation>Versuchen Sie es erneut: Er wird neu gestartet.</translation>
    </message>
    <message>
        <source>Close Clozet and open it again; if that does not help, run the check in Settings.</source>
        <translation>Schließen Sie Clozet und öffnen Sie es erneut; hilft das nicht, starten Sie die Prüfung in den Einstellungen.</translation>
    </message>
    <message>
        <source>The part of Clozet that {0} has stopped unexpectedly.</source>
        <translation>Der Teil von Clozet, der {0}, hat unerwartet aufgehört.</translation>
    </message>
    <message>
        <source>lists and reads documents</source>
        <translation>Dokumente auflistet und liest</translation>
    </message>
    <message>
        <source>draws pages</source>
        <translation>Seiten zeichnet</translation>
    </message>
    <message>
        <source>searches by meaning</source>
        <translation>nach Bedeutung sucht</translation>
    </message>
    <message>
        <source>makes vectors</source>
        <translation>Vektoren erzeugt</translation>
    </message>
    <message>
        <source>trains the model</source>
        <translation>das Modell trainiert</translation>
    </message>
    <message>
        <source>downloads models</source>
        <translation>Modelle herunterlädt</translation>
    </message>
</context>
<context>
    <name>_Entries</name>
    <message>
        <source>When</source>
        <translation>Wann</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>Art</translation>
    </message>
    <message>
        <source>What</source>
        <translation>Was</translation>
    </message>
    <message>
        <source>Of what</source>
        <translation>Wovon</translation>
    </message>
    <message>
        <source>Refused</source>
        <translation>Abgelehnt</translation>
    </message>
    <message>
        <source>Connection</source>
        <translation>Verbindung</translation>
    </message>
    <message>
        <source>File</source>
        <translation>Datei</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>Modell</translation>
    </message>
</context>
<context>
    <name>_PageRows</name>
    <message>
        <source>Page {0}</source>
        <translation>Seite {0}</translation>
    </message>
</context>
<context>
    <name>_RailButton</name>
    <message numerus="yes">
        <source>%Ln document(s) need you</source>
        <translation>
            <numerusform>%Ln Dokument wartet auf Sie</numerusform>
            <numerusform>%Ln Dokumente warten auf Sie</numerusform>
        </translation>
    </message>
</context>
</TS>
