import QtQuick
import Carepost

// A picture and words to choose. `upright` puts the picture above the words; `marks` draws the round mark.
Key {
    id: card

    property string pictogram: ""
    property string icon: ""
    property string hint: ""
    property bool upright: false
    property bool marks: false
    property real pictureSize: Math.min(Theme.small ? 10.4 * Theme.u : 14 * Theme.u, (upright ? 0.5 : 0.78) * height)
    property real size: Theme.choiceSize
    readonly property real pad: (Theme.small ? 1.4 : Theme.wide ? 2 : 2.6) * Theme.u
    readonly property bool pictured: pictogram !== "" || icon !== ""

    implicitHeight: 16 * Theme.u
    Accessible.name: hint === "" ? label : label + ". " + hint

    Item {
        id: picture
        visible: card.pictured
        width: card.pictured ? card.pictureSize : 0
        height: card.pictureSize
        anchors.left: card.upright ? undefined : parent.left
        anchors.leftMargin: card.pad
        anchors.horizontalCenter: card.upright ? parent.horizontalCenter : undefined
        anchors.verticalCenter: card.upright ? undefined : parent.verticalCenter
        y: card.upright ? (parent.height - height) * 0.16 : 0

        Rectangle {
            visible: Theme.contrast && card.pictogram !== ""
            anchors.fill: parent
            radius: width / 2
            color: "#FFFFFF"
        }
        Pictogram {
            anchors.fill: parent
            anchors.margins: Theme.contrast ? parent.width * 0.12 : 0
            name: card.pictogram
        }
        Icon {
            anchors.centerIn: parent
            name: card.icon
            mirrors: card.icon === "next"
            size: parent.height * 0.8
            color: Theme.contrast ? Theme.ink : Theme.primary
        }
    }

    Column {
        anchors.left: card.upright || !card.pictured ? parent.left : picture.right
        anchors.leftMargin: card.pad
        anchors.right: mark.visible ? mark.left : parent.right
        anchors.rightMargin: card.pad * 0.7
        anchors.verticalCenter: card.upright ? undefined : parent.verticalCenter
        y: card.upright ? picture.y + picture.height + 0.6 * Theme.u : 0

        KeyLabel {
            id: words
            readonly property real room: (card.upright ? card.height - card.lip - picture.y - picture.height - 1.6
                                                         * Theme.u : card.height - card.lip - 1.2 * Theme.u)
            width: parent.width
            height: card.upright ? room : Math.min(room * (card.hint === "" ? 1 : 0.62), implicitHeight)
            text: card.label
            color: card.ink
            size: card.size
            horizontalAlignment: card.upright ? Text.AlignHCenter : Text.AlignLeft
        }
        KeyLabel {
            visible: card.hint !== ""
            width: parent.width
            height: visible ? Math.min(implicitHeight, words.room * 0.4) : 0
            text: card.hint
            font.bold: false
            color: Theme.inkSoft
            size: 4.2 * Theme.u * Theme.textScale
            horizontalAlignment: words.horizontalAlignment
        }
    }

    Rectangle {
        id: mark
        visible: card.marks
        anchors.right: parent.right
        anchors.rightMargin: card.pad
        anchors.verticalCenter: card.upright ? undefined : parent.verticalCenter
        y: card.upright ? card.pad : 0
        width: (Theme.tall ? 6.6 : 5.4) * Theme.u
        height: width
        radius: width / 2
        color: card.chosen ? Theme.primary : "transparent"
        border.width: Math.max(2, Theme.u * 0.35)
        border.color: card.chosen ? Theme.primary : Theme.line

        Icon {
            visible: card.chosen
            anchors.centerIn: parent
            name: "tick"
            color: Theme.primaryText
            size: parent.width * 0.72
        }
    }
}
