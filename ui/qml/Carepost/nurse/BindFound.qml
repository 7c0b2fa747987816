pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Carepost
import Carepost.Views

// What shows itself nearby, the nearest first: the technician chooses the one in hand.
Rectangle {
    id: card

    required property SetupModel setup
    readonly property real pad: (Theme.small ? 1.2 : 2) * Theme.u

    radius: 1.6 * Theme.u
    color: "#FFFFFF"
    border.width: Theme.hair
    border.color: "#DCE4E8"

    ColumnLayout {
        anchors.fill: parent
        anchors.margins: card.pad
        spacing: (Theme.small ? 0.8 : 1.4) * Theme.u

        Body {
            Layout.fillWidth: true
            text: card.setup.looking ? qsTr("Looking, %1 found").arg(card.setup.found.length) : qsTr("Found nearby: %1").arg(card.setup.found.length)
            font.bold: true
            size: (Theme.small ? 3.4 : 4.2) * Theme.u
            Accessible.role: Accessible.Heading
        }
        Flickable {
            id: list
            Layout.fillWidth: true
            Layout.fillHeight: true
            clip: true
            contentHeight: rows.implicitHeight
            boundsBehavior: Flickable.StopAtBounds
            interactive: contentHeight > height
            Column {
                id: rows
                width: list.width
                spacing: 1.2 * Theme.u
                Repeater {
                    model: card.setup.found
                    Candidate {
                        width: rows.width
                    }
                }
                Body {
                    width: rows.width
                    visible: !card.setup.looking && card.setup.found.length === 0
                    text: card.setup.others > 0 ? qsTr("Other devices nearby: %1. None of them measures this.").arg(card.setup.others) : qsTr("Nothing shows itself. Switch the device on, or press its button.")
                    size: (Theme.small ? 3.1 : 3.6) * Theme.u
                }
            }
        }
        Body {
            Layout.fillWidth: true
            visible: card.setup.found.length > 1 && card.setup.step === "find" && !Theme.small
            text: qsTr("Two alike? Hold yours close and search again: the nearest comes first.")
            color: "#3D4F5B"
            size: (Theme.small ? 2.7 : 3.3) * Theme.u
            leading: 0.98
        }
        BigButton {
            objectName: "search-again"
            Layout.fillWidth: true
            Layout.preferredHeight: (Theme.small ? 9.2 : 10) * Theme.u
            look: "plain"
            icon: Theme.small ? "" : "again"
            size: (Theme.small ? 3.4 : 3.8) * Theme.u
            enabled: !card.setup.looking
            label: qsTr("Search again")
            onActivated: card.setup.search()
        }
    }

    component Candidate: Key {
        id: one
        required property var modelData
        readonly property int bars: ["far", "near", "very-near"].indexOf(modelData.near) + 1
        objectName: "found-" + modelData.ends
        implicitHeight: words.height + 3 * Theme.u
        choice: true
        chosen: modelData.chosen
        label: [name.text, ends.text, nearness.text, mine.visible ? mine.text : ""].filter(Boolean).join(". ")
        onActivated: card.setup.choose(modelData.where, modelData.driver)

        Rectangle {
            anchors.fill: parent
            anchors.margins: Math.round(0.7 * Theme.u)
            visible: one.chosen
            radius: 1.2 * Theme.u
            color: "#DDF0F1"
        }
        Icon {
            id: icon
            anchors.left: parent.left
            anchors.leftMargin: 1.6 * Theme.u
            anchors.verticalCenter: parent.verticalCenter
            name: card.setup.kind
            color: "#00535C"
            size: (Theme.small ? 3.8 : 5) * Theme.u
        }
        Column {
            id: words
            anchors.left: icon.right
            anchors.leftMargin: 1.4 * Theme.u
            anchors.right: signal.left
            anchors.rightMargin: Theme.u
            anchors.verticalCenter: parent.verticalCenter
            Body {
                id: name
                width: parent.width
                text: one.modelData.name === "" ? one.modelData.driver : one.modelData.name
                font.bold: true
                elide: Text.ElideRight
                wrapMode: Text.NoWrap
                size: (Theme.small ? 3.1 : 3.7) * Theme.u
                leading: 0.94
                Accessible.ignored: true
            }
            Body {
                id: ends
                width: parent.width
                text: qsTr("ends in %1").arg(SetupWords.ltr(one.modelData.ends))
                color: "#3D4F5B"
                elide: Text.ElideRight
                wrapMode: Text.NoWrap
                size: (Theme.small ? 2.7 : 3.2) * Theme.u
                leading: 0.94
                Accessible.ignored: true
            }
            Body {
                id: mine
                width: parent.width
                visible: one.modelData.mine
                text: qsTr("Bound here")
                color: "#0B5D2E"
                font.bold: true
                elide: Text.ElideRight
                wrapMode: Text.NoWrap
                size: (Theme.small ? 2.7 : 3.2) * Theme.u
                leading: 0.94
                Accessible.ignored: true
            }
        }
        Column {
            id: signal
            anchors.right: parent.right
            anchors.rightMargin: 1.6 * Theme.u
            anchors.verticalCenter: parent.verticalCenter
            width: nearness.visible ? nearness.implicitWidth : 4 * Theme.u
            Row {
                anchors.horizontalCenter: parent.horizontalCenter
                visible: one.modelData.near !== "cable"
                spacing: 0.4 * Theme.u
                LayoutMirroring.enabled: false
                Repeater {
                    model: 3
                    Rectangle {
                        required property int index
                        anchors.bottom: parent ? parent.bottom : undefined
                        width: 0.8 * Theme.u
                        height: (1.1 + 0.9 * index) * Theme.u
                        radius: width / 2
                        color: index < one.bars ? "#00535C" : "#C9D3D9"
                    }
                }
            }
            Body {
                id: nearness
                visible: card.width > 66 * Theme.u || one.modelData.near === "cable"
                text: SetupWords.near(one.modelData.near)
                wrapMode: Text.NoWrap
                size: (Theme.small ? 2.6 : 3.1) * Theme.u
                Accessible.ignored: true
            }
        }
    }
}
