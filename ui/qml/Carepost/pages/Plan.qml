import QtQuick
import QtQuick.Layouts
import Carepost
import Carepost.Views

// What was agreed, in the order it matters; in pages when it does not fit.
Screen {
    id: page

    required property PlanModel view
    readonly property bool paged: rows.implicitHeight > list.room + 1
    readonly property string outcome: {
        switch (page.view.printed) {
        case "no-printer":
            return qsTr("There is no printer here. Scan it to your phone.");
        case "no-paper":
            return qsTr("The printer needs paper. Scan it to your phone.");
        case "":
        case "printing":
        case "printed":
            return "";
        }
        return qsTr("It could not be printed. Scan it to your phone.");
    }

    heading: qsTr("What we agreed")
    hint: qsTr("%1 wrote this for you today.").arg(page.view.doctor)
    lamp: page.paged && Theme.small ? "" : "doctor"
    mainButton: finish
    showsSteps: false

    function turn(by: real) {
        list.contentY = Math.max(0, Math.min(list.contentHeight - list.height, list.contentY + by * list.height * 0.86));
    }

    Flickable {
        id: list
        readonly property real room: parent.height
        anchors.left: parent.left
        anchors.right: parent.right
        anchors.top: parent.top
        anchors.bottom: pager.top
        anchors.bottomMargin: pager.visible ? 1.6 * Theme.u : 0
        contentHeight: rows.height
        contentWidth: width
        interactive: contentHeight > height
        clip: true
        boundsBehavior: Flickable.StopAtBounds

        ColumnLayout {
            id: rows
            readonly property real spare: Math.max(0, list.room - implicitHeight)
            width: list.width
            height: page.paged ? implicitHeight : list.height
            spacing: (Theme.small ? 1.6 : 2.4) * Theme.u

            FactRow {
                Layout.fillWidth: true
                Layout.alignment: Qt.AlignVCenter
                icon: "rest"
                title: page.view.diagnosis
                text: page.view.advice.join("\n")
                size: (Theme.small ? 4.7 : 5.4) * Theme.u * (Theme.bigger ? 1.2 : 1)
            }
            Repeater {
                model: page.view.medicines
                MedicineCard {
                    required property var modelData
                    Layout.fillWidth: true
                    Layout.alignment: Qt.AlignVCenter
                    medicine: modelData
                }
            }
            FactRow {
                visible: page.view.followUp !== "" || page.view.followUpOn !== ""
                Layout.fillWidth: true
                Layout.alignment: Qt.AlignVCenter
                icon: "calendar"
                title: page.view.followUpOn === "" ? page.view.followUp : qsTr("Come back on %1").arg(Phrases.day(page.view.followUpOn, page.screen.language))
                text: page.view.followUpOn === "" ? "" : page.view.followUp
                size: (Theme.small ? 4.7 : 5.4) * Theme.u * (Theme.bigger ? 1.2 : 1)
            }
            DangerSigns {
                visible: page.view.dangerSigns.length > 0
                Layout.fillWidth: true
                Layout.alignment: Qt.AlignVCenter
                signs: page.view.dangerSigns
            }
        }
    }

    Item {
        id: pager
        visible: page.paged && !Theme.small
        anchors.left: parent.left
        anchors.right: parent.right
        anchors.bottom: parent.bottom
        height: visible ? Theme.target : 0
        Loader {
            anchors.fill: parent
            active: pager.visible
            sourceComponent: PageKeys {}
        }
    }

    aside: Loader {
        active: page.paged && Theme.small
        anchors.left: parent.left
        anchors.right: parent.right
        anchors.bottom: parent.bottom
        height: 26 * Theme.u
        sourceComponent: PageKeys {
            columns: 1
        }
    }

    actions: ColumnLayout {
        width: parent.width
        spacing: (Theme.small ? 1.2 : 1.8) * Theme.u

        Notice {
            Layout.fillWidth: true
            text: page.outcome
            size: (Theme.small ? 4 : 4.4) * Theme.u
        }
        GridLayout {
            Layout.fillWidth: true
            columns: Theme.tall ? 2 : 3
            columnSpacing: Theme.small ? 1.6 * Theme.u : Theme.gap
            rowSpacing: 1.6 * Theme.u

            BigButton {
                objectName: "print"
                Layout.fillWidth: true
                Layout.preferredWidth: 3
                icon: page.view.printed === "printed" ? "tick" : "print"
                label: page.view.printed === "printing" ? qsTr("Printing") : page.view.printed === "printed" ? qsTr("Printed") : qsTr("Print")
                size: Theme.small ? 4.6 * Theme.u : Theme.buttonSize
                enabled: page.view.printed !== "printing"
                onActivated: page.view.print()
            }
            BigButton {
                objectName: "qr"
                visible: page.screen.hasQr
                Layout.fillWidth: true
                Layout.preferredWidth: 4
                icon: "phone"
                label: Theme.small ? qsTr("To my phone") : qsTr("Scan to my phone")
                size: Theme.small ? 4.6 * Theme.u : Theme.buttonSize
                onActivated: page.view.toPhone()
            }
            BigButton {
                id: finish
                objectName: "finish"
                Layout.fillWidth: true
                Layout.preferredWidth: 3
                Layout.columnSpan: Theme.tall && page.screen.hasQr ? 2 : 1
                look: "primary"
                icon: "tick"
                label: qsTr("Finish")
                size: Theme.small ? 4.6 * Theme.u : Theme.buttonSize
                onActivated: page.view.finish()
            }
        }
    }

    component PageKeys: GridLayout {
        columns: 2
        columnSpacing: Theme.gap
        rowSpacing: 1.6 * Theme.u
        uniformCellWidths: true
        uniformCellHeights: true
        BigButton {
            objectName: "page-up"
            Layout.fillWidth: true
            Layout.fillHeight: true
            look: "plain"
            size: 4.4 * Theme.u
            icon: "up"
            label: qsTr("Back up")
            enabled: list.contentY > 0
            onActivated: page.turn(-1)
        }
        BigButton {
            objectName: "page-down"
            Layout.fillWidth: true
            Layout.fillHeight: true
            look: "plain"
            size: 4.4 * Theme.u
            icon: "down"
            label: qsTr("More")
            enabled: list.contentY < list.contentHeight - list.height - 1
            onActivated: page.turn(1)
        }
    }
}
