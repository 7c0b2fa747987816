import QtQuick
import Carepost

// A word with its round sign: never colour alone. `state`: done, usual, look-again, act-now, skipped.
Row {
    id: mark

    property string word: "done"
    property string label: ""
    property real size: Theme.bodySize
    readonly property color tone: word === "look-again" ? Theme.warn : word === "act-now" ? Theme.danger : word
                                                                        === "skipped" ? Theme.inkSoft : Theme.good

    spacing: 1.2 * Theme.u
    Accessible.role: Accessible.StaticText
    Accessible.name: label

    Rectangle {
        width: mark.size * 1.35
        height: width
        radius: width / 2
        color: mark.tone
        anchors.verticalCenter: parent.verticalCenter
        Icon {
            anchors.centerIn: parent
            name: mark.word === "look-again" || mark.word === "act-now" ? "warn" : mark.word === "skipped" ? "skip" :
                                                                                                              "tick"
            color: Theme.contrast ? "#000000" : "#FFFFFF"
            size: parent.width * 0.68
        }
    }
    Body {
        anchors.verticalCenter: parent.verticalCenter
        text: mark.label
        size: mark.size
        font.bold: true
        color: mark.tone
        Accessible.ignored: true
    }
}
