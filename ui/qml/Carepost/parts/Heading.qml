import QtQuick
import Carepost

// The question of a page. It breaks into lines of about the same length and shrinks before it is cut off.
Item {
    id: heading

    property alias text: words.text
    property alias color: words.color
    property real size: Theme.titleSize
    property int linesMost: 3
    property int alignment: Text.AlignLeft
    readonly property real even: {
        const lines = Math.ceil(natural.advanceWidth / Math.max(1, width));
        return lines <= 1 ? width : Math.min(width, natural.advanceWidth / lines * 1.16 + size);
    }

    readonly property real tight: {
        const lines = Math.ceil(natural.advanceWidth / Math.max(1, width));
        return lines <= 1 ? width : Math.min(width, natural.advanceWidth / lines * 1.04 + size * 0.4);
    }

    implicitHeight: words.contentHeight

    TextMetrics {
        id: natural
        font.pixelSize: Math.round(heading.size)
        font.bold: true
        text: words.text
    }
    Text {
        id: full
        visible: false
        width: heading.width
        text: words.text
        font.pixelSize: Math.round(heading.size)
        font.bold: true
        wrapMode: Text.WordWrap
        Accessible.ignored: true
    }
    Text {
        id: narrow
        visible: false
        width: heading.even
        text: words.text
        font.pixelSize: Math.round(heading.size)
        font.bold: true
        wrapMode: Text.WordWrap
        Accessible.ignored: true
    }

    Text {
        id: tightest
        visible: false
        width: heading.tight
        text: words.text
        font.pixelSize: Math.round(heading.size)
        font.bold: true
        wrapMode: Text.WordWrap
        Accessible.ignored: true
    }

    Text {
        id: words
        anchors.top: parent.top
        anchors.left: heading.alignment === Text.AlignLeft ? parent.left : undefined
        anchors.horizontalCenter: heading.alignment === Text.AlignHCenter ? parent.horizontalCenter : undefined
        width: tightest.lineCount <= full.lineCount ? heading.tight : narrow.lineCount <= full.lineCount ? heading.even : heading.width
        height: heading.size * (arabic ? 2.1 + 1.5 * (heading.linesMost - 1) : 1.4 + 1.2 * (heading.linesMost - 1))
        verticalAlignment: Text.AlignTop
        horizontalAlignment: heading.alignment
        font.pixelSize: Math.round(heading.size)
        font.bold: true
        fontSizeMode: Text.Fit
        minimumPixelSize: Math.round(heading.size * 0.55)
        readonly property bool arabic: /[\u0600-\u06FF]/.test(text)
        lineHeight: 0.86 * (arabic ? Theme.leading : 1)
        color: Theme.overCanopy
        wrapMode: Text.WordWrap
        textFormat: Text.PlainText
        Accessible.role: Accessible.Heading
        Accessible.name: text
    }
}
