import QtQuick
import Carepost

// A key on the dark ground of the call: icon over its word. Chosen = white. On a small screen the words are one line.
Key {
    id: key

    property string icon: ""
    // Shown on a small screen where the label, which is what is spoken, is too long.
    property string brief: ""
    readonly property color words: chosen ? "#10222E" : "#FFFFFF"
    readonly property real wordHeight: Math.min(wordLabel.implicitHeight, height - (Theme.small ? 6 : 8) * Theme.u)

    look: "night"
    choice: true
    implicitHeight: (Theme.tall ? 17 : 13) * Theme.u

    Icon {
        id: sign
        anchors.horizontalCenter: parent.horizontalCenter
        // Where one line of words leaves it, so that all signs of a row stand alike.
        y: (Theme.small ? 1.2 : (key.height - key.lip - size - 1 - key.wordHeight) / 2 / Theme.u) * Theme.u
        name: key.icon
        color: key.words
        size: (Theme.small ? 4.6 : 5.6) * Theme.u
    }
    KeyLabel {
        id: wordLabel
        anchors.horizontalCenter: parent.horizontalCenter
        anchors.top: sign.bottom
        anchors.topMargin: (Theme.small ? 0.2 : 0.6) * Theme.u
        width: key.width - 2 * Theme.u
        height: Theme.small ? 5.6 * Theme.u : key.wordHeight
        wrapMode: Theme.small ? Text.NoWrap : Text.WordWrap
        text: Theme.small && key.brief !== "" ? key.brief : key.label
        color: key.words
        leading: 0.84
        size: (Theme.small ? 3.6 : 4.2) * Theme.u
    }
}
