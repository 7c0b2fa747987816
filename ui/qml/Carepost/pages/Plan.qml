pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Carepost
import Carepost.Views

// What was agreed, in the order it matters; in pages when it does not fit.
Screen {
    id: page

    required property PlanModel view
    readonly property bool hasCode: page.screen.hasQr && page.screen.qrFits(page.view.text)
    readonly property bool paged: rows.implicitHeight > list.room + 1
    readonly property bool hasPrinter: page.view.hasPrinter
    readonly property string outcome: {
        if (["", "printing", "printed"].includes(page.view.printed)) {
            return "";
        }
        const noPaper = page.view.printed === "no-paper";
        if (page.view.printed === "cover-open") {
            return page.hasCode ? qsTr("The printer is open. Scan it to your phone.") : qsTr("The printer is open. Please ask a nurse.");
        }
        if (page.hasCode) {
            return noPaper ? qsTr("The printer needs paper. Scan it to your phone.") : qsTr("It could not be printed. Scan it to your phone.");
        }
        return noPaper ? qsTr("The printer needs paper. Please ask a nurse.") : qsTr("It could not be printed. Please ask a nurse.");
    }

    heading: qsTr("What we agreed")
    hint: Theme.small && page.outcome !== "" ? page.outcome : qsTr("%1 wrote this for you today.").arg(page.view.doctor)
    lamp: page.paged && Theme.small ? "" : "doctor"
    mainButton: finish
    showsSteps: false

    // Where each page begins: at the top of a part, so that none is cut in two.
    property var starts: [0]
    readonly property real begin: starts[starts.length - 1]
    readonly property bool more: page.paged && rows.height > page.begin + list.height + 1

    function turnOn() {
        const bottom = page.begin + list.height + 1;
        const next = Array.from(rows.children).find(part => part.visible && part.height > 0 && part.y > page.begin + 1 && part.y + part.height > bottom);
        page.starts = [...page.starts, next !== undefined && next.y < bottom ? next.y : bottom];
    }
    function turnBack() {
        page.starts = page.starts.slice(0, -1);
    }
    // A part is shown on the page where it fits; one that is too large for any page is shown from its top.
    function shows(part: Item): bool {
        return !page.paged || part.y + part.height <= page.begin + list.height + 1 || part.y <= page.begin + 1;
    }

    onPagedChanged: page.starts = [0]

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
        contentY: page.begin
        interactive: false
        clip: true

        ColumnLayout {
            id: rows
            width: list.width
            height: page.paged ? implicitHeight : list.height
            spacing: (Theme.tall ? 2.4 : 1.4) * Theme.u

            Ending {
                objectName: "ending"
                Layout.fillWidth: true
                Layout.alignment: Qt.AlignVCenter
                opacity: page.shows(this) ? 1 : 0
                disposition: page.view.disposition
                text: page.view.ending
            }
            Loader {
                active: page.view.asksPhone
                visible: active
                Layout.fillWidth: true
                Layout.alignment: Qt.AlignVCenter
                opacity: page.shows(this) ? 1 : 0
                sourceComponent: BigButton {
                    objectName: "leave-phone"
                    icon: "phone"
                    label: page.view.hasPhone ? qsTr("Change my phone number") : qsTr("Leave my phone number")
                    size: (Theme.small ? 4.4 : 4.8) * Theme.u * Theme.textScale
                    onActivated: page.view.leavePhone()
                }
            }
            FactRow {
                Layout.fillWidth: true
                Layout.alignment: Qt.AlignVCenter
                opacity: page.shows(this) ? 1 : 0
                icon: "document"
                title: page.view.diagnosis
                text: page.view.advice.join(Theme.tall ? "\n" : " ")
                size: (Theme.small ? 4.7 : 5.2) * Theme.u * (Theme.bigger ? 1.2 : 1)
            }
            Repeater {
                model: page.view.medicines
                MedicineCard {
                    required property var modelData
                    Layout.fillWidth: true
                    Layout.alignment: Qt.AlignVCenter
                    opacity: page.shows(this) ? 1 : 0
                    medicine: modelData
                }
            }
            FactRow {
                visible: page.view.followUp !== "" || page.view.followUpOn !== ""
                Layout.fillWidth: true
                Layout.alignment: Qt.AlignVCenter
                opacity: page.shows(this) ? 1 : 0
                icon: "calendar"
                title: page.view.followUpOn === "" ? page.view.followUp : qsTr("Come back on %1").arg(Phrases.day(page.view.followUpOn, page.screen.language))
                text: page.view.followUpOn === "" ? "" : page.view.followUp
                size: (Theme.small ? 4.7 : 5.2) * Theme.u * (Theme.bigger ? 1.2 : 1)
            }
            DangerSigns {
                visible: page.view.dangerSigns.length > 0
                Layout.fillWidth: true
                Layout.alignment: Qt.AlignVCenter
                opacity: page.shows(this) ? 1 : 0
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
            text: Theme.small ? "" : page.outcome
            size: (Theme.small ? 4 : 4.4) * Theme.u
        }
        GridLayout {
            Layout.fillWidth: true
            columns: Theme.tall ? 2 : 3
            columnSpacing: Theme.small ? 1.6 * Theme.u : Theme.gap
            rowSpacing: 1.6 * Theme.u

            BigButton {
                objectName: "print"
                visible: page.hasPrinter
                Layout.fillWidth: true
                Layout.preferredWidth: 3
                icon: page.view.printed === "printed" ? "tick" : "print"
                label: page.view.printed === "printing" ? qsTr("Printing") : page.view.printed === "printed" ? qsTr("Printed") : qsTr("Print")
                size: Theme.tall ? Theme.buttonSize : 4.7 * Theme.u
                enabled: page.view.printed !== "printing"
                onActivated: page.view.print()
            }
            BigButton {
                objectName: "qr"
                visible: page.hasCode
                Layout.fillWidth: true
                Layout.preferredWidth: Theme.small ? 3 : 4
                icon: "phone"
                label: Theme.small ? qsTr("To my phone") : qsTr("Scan to my phone")
                size: Theme.tall ? Theme.buttonSize : 4.7 * Theme.u
                onActivated: page.view.toPhone()
            }
            BigButton {
                id: finish
                objectName: "finish"
                Layout.fillWidth: true
                Layout.preferredWidth: 3
                Layout.columnSpan: Theme.tall && page.hasCode === page.hasPrinter ? 2 : 1
                look: page.more ? "second" : "primary"
                icon: "tick"
                label: qsTr("Finish")
                size: Theme.tall ? Theme.buttonSize : 4.7 * Theme.u
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
            label: qsTr("Page before")
            enabled: page.starts.length > 1
            onActivated: page.turnBack()
        }
        BigButton {
            objectName: "page-down"
            Layout.fillWidth: true
            Layout.fillHeight: true
            look: page.more ? "primary" : "plain"
            size: 4.4 * Theme.u
            icon: "down"
            label: qsTr("Next page")
            enabled: page.more
            onActivated: page.turnOn()
        }
    }
}
