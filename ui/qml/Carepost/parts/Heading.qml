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

    implicitHeight: words.contentHeight

    TextMetrics {
        id: natural
        font: words.font
        text: words.text
    }

    Text {
        id: words
        anchors.top: parent.top
        anchors.left: heading.alignment === Text.AlignLeft ? parent.left : undefined
        anchors.horizontalCenter: heading.alignment === Text.AlignHCenter ? parent.horizontalCenter : undefined
        width: heading.even
        height: heading.size * 1.45 * heading.linesMost
        verticalAlignment: Text.AlignTop
        horizontalAlignment: heading.alignment
        font.pixelSize: Math.round(heading.size)
        font.bold: true
        fontSizeMode: Text.Fit
        minimumPixelSize: Math.round(heading.size * 0.55)
        maximumLineCount: heading.linesMost
        lineHeight: 0.86 * (/[\u0600-\u06FF]/.test(text) ? Theme.leading : 1)
        color: Theme.overCanopy
        wrapMode: Text.WordWrap
        textFormat: Text.PlainText
        Accessible.role: Accessible.Heading
        Accessible.name: text
    }
}
