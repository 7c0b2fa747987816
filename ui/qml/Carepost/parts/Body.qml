import QtQuick
import Carepost

// Words. Set `fit` where the space is fixed: the words then shrink rather than be cut off.
Text {
    property bool fit: false
    property real size: Theme.bodySize

    font.pixelSize: Math.round(size)
    fontSizeMode: fit ? Text.Fit : Text.FixedSize
    minimumPixelSize: Math.round(Theme.u * 2.4)
    color: Theme.ink
    wrapMode: Text.WordWrap
    lineHeight: 1.12
    horizontalAlignment: Text.AlignLeft
    verticalAlignment: Text.AlignVCenter
    textFormat: Text.PlainText
    Accessible.role: Accessible.StaticText
    Accessible.name: text
    Accessible.ignored: text === ""
}
