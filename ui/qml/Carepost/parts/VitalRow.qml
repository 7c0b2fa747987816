import QtQuick
import Carepost

// One measurement in the list: what, how long or how much, and whether it is done, next, to come or left out.
Item {
    id: row

    property string kind: ""
    property string word: "todo"
    property string value: ""
    property bool skips: true
    property bool compact: false
    readonly property bool isNext: word === "next"
    signal skipped
    signal wanted

    implicitHeight: compact ? 11 * Theme.u : (isNext ? Theme.tall ? 38 : 22 : Theme.tall ? 26 : 15) * Theme.u

    Rectangle {
        visible: row.isNext
        anchors.fill: parent
        radius: Theme.radius
        color: Theme.card
        border.width: Math.round(0.6 * Theme.u)
        border.color: Theme.primary
    }

    Medallion {
        id: disc
        visible: !row.compact
        anchors.left: parent.left
        anchors.leftMargin: 2.4 * Theme.u
        anchors.verticalCenter: parent.verticalCenter
        name: Phrases.kindPicture(row.kind)
        size: Math.min((row.isNext ? 27 : 22) * Theme.u, row.height - (row.isNext ? 3 : 1) * Theme.u)
    }
    Icon {
        id: sign
        visible: row.compact && row.word !== "skipped"
        anchors.left: parent.left
        anchors.leftMargin: 1.4 * Theme.u
        anchors.verticalCenter: parent.verticalCenter
        name: visible ? row.kind : ""
        color: Theme.primary
        size: (Theme.small ? 6 : 9) * Theme.u
    }
    Column {
        anchors.left: disc.visible ? disc.right : sign.visible ? sign.right : parent.left
        anchors.leftMargin: (Theme.small ? 1.8 : 3) * Theme.u
        anchors.right: end.left
        anchors.rightMargin: Theme.u
        anchors.verticalCenter: parent.verticalCenter
        Body {
            width: parent.width
            text: Phrases.kind(row.kind)
            font.bold: true
            fit: true
            height: Math.min(implicitHeight, row.height * 0.6)
            size: (Theme.small ? 4.8 : 6.2) * Theme.u * (Theme.bigger ? 1.15 : 1)
            leading: 0.9
        }
        Body {
            width: parent.width
            text: row.word === "done" ? row.value : row.word === "skipped" ? qsTr("Left out") : Phrases.kindTime(row.kind)
            font.bold: row.word === "done"
            fit: true
            height: Math.min(implicitHeight, row.height * 0.4)
            color: row.word === "done" ? Theme.ink : Theme.inkSoft
            size: (Theme.small ? 4.2 : 4.8) * Theme.u * (Theme.bigger ? 1.15 : 1)
            leading: 0.9
        }
    }
    Row {
        id: end
        anchors.right: parent.right
        anchors.rightMargin: (row.compact ? 1.2 : 2.4) * Theme.u
        anchors.verticalCenter: parent.verticalCenter
        spacing: 2.4 * Theme.u

        StatusMark {
            visible: row.word === "done"
            anchors.verticalCenter: parent.verticalCenter
            label: row.compact ? "" : qsTr("Done")
            size: (Theme.small ? 4.4 : 5) * Theme.u
        }
        Body {
            visible: row.isNext && !Theme.small && !row.compact
            anchors.verticalCenter: parent.verticalCenter
            text: qsTr("Next")
            font.bold: true
            color: Theme.primary
            size: 5.4 * Theme.u
        }
        BigButton {
            objectName: row.word === "skipped" ? "measure-" + row.kind : "skip-" + row.kind
            visible: row.word === "skipped" || (row.word !== "done" && row.skips)
            enabled: visible
            look: "plain"
            size: 4.6 * Theme.u
            height: Theme.target + Theme.lip
            width: Math.max(14.6 * Theme.u, implicitWidth - 2 * Theme.u)
            label: row.word === "skipped" ? qsTr("Measure") : qsTr("Skip")
            Accessible.name: label + ": " + Phrases.kind(row.kind)
            onActivated: row.word === "skipped" ? row.wanted() : row.skipped()
        }
    }
}
