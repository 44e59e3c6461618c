"""What the control words of RTF mean to somebody who reads: signs, ends, groups left out, fonts.

After the Rich Text Format Specification 1.9.1.
"""

SIGNS = {
    "tab": "\t", "line": "\n", "emdash": "—", "endash": "–", "bullet": "•", "lquote": "‘",
    "rquote": "’", "ldblquote": "“", "rdblquote": "”", "emspace": " ", "enspace": " ",
    "qmspace": " ", "zwj": "\u200d", "zwnj": "\u200c", "ltrmark": "", "rtlmark": "",
    "~": "\u00a0", "_": "\u2011", "-": "", ":": "", "|": "", "{": "{", "}": "}", "\\": "\\",
    "\r": "\n", "\n": "\n", "\t": "\t",
}  # fmt: skip

PARAGRAPH_ENDS = {"par", "sect", "page", "column", "\r", "\n"}
CELL_ENDS = {"cell", "nestcell"}
ROW_ENDS = {"row", "nestrow"}

NOTES = {"footnote", "annotation"}  # texts of their own, wherever they stand
SHOWN = {"shpinst", "shptxt", "ud", "fldrslt", "result"}  # texts inside of groups left out
_LEFT_OUT = """
    annotationref atnauthor atndate atnicn atnid atnparent atnref atntime atrfend atrfstart
    author background blipuid bookmarkend bookmarkstart buptim category colorschememapping
    colortbl comment company creatim datafield datastore defchp defpap do doccomm docvar
    dptxbxtext factoidname falt fchars ffdeftext ffentrymcr ffexitmcr ffformat ffhelptext ffl
    ffname ffstattext file filetbl fldinst fldtype fontemb fontfile footer footerf footerl
    footerr footnotesep footnotesepc ftncn ftnsep ftnsepc g generator gridtbl header headerf
    headerl headerr hl hlfr hlinkbase hlloc hlsrc htmltag info keycode keywords latentstyles
    lchars levelnumbers leveltext linkval list listlevel listname listoverride listoverridetable
    listpicture liststylename listtable lsdlockedexcept manager mhtmltag mmath nesttableprops
    nextfile nonesttables nonshppict objalias objclass objdata object objname objsect objtime
    oldcprops oldpprops oldsprops oldtprops oleclsid operator panose password passwordhash pgp
    pgptbl picprop pict pn pnseclvl pntxta pntxtb printim private propname protend protstart
    protusertbl pxe revtbl revtim rsidtbl rxe shp shpgrp shppict shprslt sn sp staticval
    stylesheet subject sv svb tc template themedata txe upr userprops wgrffmtfilter
    windowcaption writereservation writereservhash xe xform xmlattrname xmlattrvalue xmlclose
    xmlname xmlnstbl xmlopen
"""
LEFT_OUT = frozenset(_LEFT_OUT.split())

CODE_PAGES = {  # of a font's character set
    77: "mac_roman", 78: "cp932", 79: "cp949", 80: "gb18030", 81: "cp950", 83: "mac_greek",
    86: "mac_turkish", 88: "mac_latin2", 89: "mac_cyrillic", 128: "cp932", 129: "cp949",
    130: "johab", 134: "gb18030", 136: "cp950", 161: "cp1253", 162: "cp1254", 163: "cp1258",
    177: "cp1255", 178: "cp1256", 186: "cp1257", 204: "cp1251", 222: "cp874", 238: "cp1250",
    254: "cp437", 255: "cp850",
}  # fmt: skip
