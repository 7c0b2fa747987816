import QtQuick
import Carepost

// Words. Set `fit` where the space is fixed: the words then shrink rather than be cut off.
Text {
    property bool fit: false
    property real size: Theme.bodySize
    // Line height as a share of the font's own.
    property real leading: 1.12
    readonly property bool arabic: /[\u0600-\u06FF]/.test(text)

    // The Arabic font keeps much room above and below its letters, even around a single line.
    topPadding: arabic ? -0.25 * size : 0
    bottomPadding: topPadding
    font.pixelSize: Math.round(size)
    fontSizeMode: fit ? Text.Fit : Text.FixedSize
    minimumPixelSize: Math.round(Theme.u * 2.4)
    color: Theme.ink
    wrapMode: Text.WordWrap
    lineHeight: leading * (arabic ? Theme.leading : 1)
    horizontalAlignment: Text.AlignLeft
    verticalAlignment: Text.AlignVCenter
    textFormat: Text.PlainText
    Accessible.role: Accessible.StaticText
    Accessible.name: text
    Accessible.ignored: text === ""
}
