pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Carepost
import Carepost.Views

Screen {
    id: page

    required property ResultModel view
    readonly property bool gauged: view.gauges.length > 0
    // Where fewer gauges than numbers fit, the worst have them and the others are written below.
    readonly property int room: Theme.tall && !(Theme.bigger && single !== "") ? 3 : 2
    readonly property var written: view.gauges.slice(room)
    // Three letters beside two numbers would make the numbers small.
    readonly property string below: view.kind === "blood-pressure" ? view.unit : view.otherUnit

    heading: {
        if (view.word === "act-now") {
            return qsTr("We will show this to the doctor now");
        }
        return view.word === "usual" ? usual() : view.judged ? lookAgain() : writtenDown();
    }
    readonly property string single: view.single.map((value, place) => (place + 1) + ". \u2066" + value + "\u2069").join("   ")
    hint: {
        if (view.word === "act-now") {
            return qsTr("A nurse has been told. Please stay here.");
        }
        // A small screen has room for the single values here alone.
        return Theme.small && single !== "" ? single.replace(/   /g, "\n") : view.word === "look-again" ? qsTr("You can also measure again.") : "";
    }
    lamp: Theme.tall ? "" : Phrases.kindPicture(view.kind)
    titleLines: Theme.tall ? 3 : 6
    mainButton: goOn

    function usual(): string {
        switch (view.kind) {
        case "blood-pressure":
            return qsTr("Your blood pressure is in the usual range");
        case "oxygen":
            return qsTr("Your oxygen is in the usual range");
        case "glucose":
            return qsTr("Your blood sugar is in the usual range");
        case "heart-rate":
            return qsTr("Your heart rate is in the usual range");
        }
        return qsTr("Your temperature is in the usual range");
    }
    function lookAgain(): string {
        switch (view.kind) {
        case "blood-pressure":
            return qsTr("The doctor will look at your blood pressure");
        case "oxygen":
            return qsTr("The doctor will look at your oxygen");
        case "temperature":
            return qsTr("The doctor will look at your temperature");
        case "glucose":
            return qsTr("The doctor will look at your blood sugar");
        case "heart-rate":
            return qsTr("The doctor will look at your heart rate");
        }
        return qsTr("The doctor will look at your weight");
    }
    // Nothing stands out, and nobody knows whether it is usual for this patient.
    function writtenDown(): string {
        switch (view.kind) {
        case "blood-pressure":
            return qsTr("Your blood pressure is written down");
        case "oxygen":
            return qsTr("Your oxygen is written down");
        case "temperature":
            return qsTr("Your temperature is written down");
        case "glucose":
            return qsTr("Your blood sugar is written down");
        case "heart-rate":
            return qsTr("Your heart rate is written down");
        }
        return qsTr("Your weight is written down");
    }

    ColumnLayout {
        anchors.left: parent.left
        anchors.right: parent.right
        anchors.top: parent.top
        height: Theme.tall && page.view.gauges.length > 1 ? Math.min(parent.height, implicitHeight + 36 * Theme.u) : Theme.tall && page.gauged ? Math.min(parent.height, implicitHeight + 8 * Theme.u) : parent.height
        spacing: Theme.small ? 0.4 * Theme.u : 1.6 * Theme.u

        Item {
            visible: !page.gauged
            Layout.fillHeight: true
        }
        Medallion {
            visible: !page.gauged && Theme.tall
            Layout.alignment: Qt.AlignHCenter
            Layout.preferredWidth: 60 * Theme.u
            Layout.preferredHeight: 60 * Theme.u
            size: 60 * Theme.u
            name: visible ? Phrases.kindPicture(page.view.kind) : ""
        }
        RowLayout {
            Layout.fillWidth: true
            spacing: Theme.gap
            StatusMark {
                visible: page.view.judged
                Layout.alignment: Qt.AlignVCenter
                word: page.view.word
                label: Phrases.judged(page.view.word)
                size: (Theme.small ? 5.4 : 7) * Theme.u
            }
            Body {
                Layout.fillWidth: true
                Layout.alignment: Qt.AlignVCenter
                Layout.preferredHeight: size * 1.2
                fit: true
                wrapMode: Text.NoWrap
                horizontalAlignment: !page.view.judged ? Text.AlignHCenter : Theme.rightToLeft ? Text.AlignLeft : Text.AlignRight
                LayoutMirroring.enabled: false
                text: "\u2066" + page.view.number + (page.below === page.view.unit ? "" : " " + page.view.unit) + "\u2069"
                font.bold: true
                size: (Theme.tall ? 20 : Theme.wide ? 16 : 11) * Theme.u
                leading: 0.85
                Accessible.name: page.view.number + " " + page.view.unit
            }
        }
        Body {
            Layout.fillWidth: true
            horizontalAlignment: page.view.judged ? Text.AlignRight : Text.AlignHCenter
            color: Theme.inkSoft
            leading: 0.95
            size: Theme.small ? 4.2 * Theme.u : Theme.bodySize
            // The large figures keep room below themselves.
            Layout.topMargin: Theme.small ? -2 * Theme.u : 0
            Layout.bottomMargin: Theme.rightToLeft && Theme.small ? 0.8 * Theme.u : 0
            text: page.single !== "" ? qsTr("%1, mean of the last %2 at %3").arg("\u2066" + page.below + "\u2069").arg(page.view.averaged).arg(page.view.time) : page.below !== "" ? (page.view.typed ? qsTr("%1, typed at %2") : qsTr("%1, measured at %2")).arg("\u2066" + page.below + "\u2069").arg(page.view.time) : (page.view.typed ? qsTr("Typed at %1") : qsTr("Measured at %1")).arg(page.view.time)
        }
        Body {
            visible: page.single !== "" && (!Theme.small || page.view.word === "act-now")
            Layout.fillWidth: true
            horizontalAlignment: page.view.judged ? Text.AlignRight : Text.AlignHCenter
            color: Theme.inkSoft
            leading: 0.95
            size: Theme.small ? 4.2 * Theme.u : Theme.bodySize
            text: page.single
        }
        Repeater {
            model: page.view.beside
            Body {
                required property var modelData
                Layout.fillWidth: true
                horizontalAlignment: page.view.judged ? Text.AlignRight : Text.AlignHCenter
                text: "%1: %2".arg(Phrases.number(modelData.number)).arg("\u2066" + modelData.text + "\u2069")
                font.bold: true
            }
        }
        Item {
            visible: !page.gauged
            Layout.fillHeight: true
        }
        GridLayout {
            visible: page.gauged
            Layout.fillWidth: true
            Layout.fillHeight: page.written.length === 0
            columns: !Theme.tall && page.view.gauges.length > 1 ? 2 : 1
            columnSpacing: Theme.gap
            rowSpacing: Theme.small ? 0.4 * Theme.u : 1.6 * Theme.u
            uniformCellWidths: true
        Repeater {
            model: page.view.gauges.slice(0, page.room)
            ColumnLayout {
                id: row
                required property var modelData
                Layout.fillWidth: true
                Layout.fillHeight: true
                spacing: 0.8 * Theme.u
                Rectangle {
                    Layout.fillWidth: true
                    Layout.preferredHeight: Theme.hair
                    color: Theme.rule
                }
                Gauge {
                    Layout.fillWidth: true
                    Layout.leftMargin: Theme.u
                    Layout.rightMargin: Theme.u
                    entry: row.modelData
                }
                Item {
                    Layout.fillHeight: true
                }
            }
        }
        }
        Repeater {
            model: page.written
            Body {
                required property var modelData
                Layout.fillWidth: true
                text: "%1: %2".arg(Phrases.number(modelData.number)).arg("\u2066" + Math.round(modelData.value * 10) / 10 + "\u2069")
                font.bold: true
                leading: 0.95
                size: Theme.small ? 4.2 * Theme.u : Theme.bodySize
            }
        }
        Item {
            visible: page.written.length > 0
            Layout.fillHeight: true
        }
    }

    actions: ButtonRow {
        width: parent.width
        BigButton {
            objectName: "measure-again"
            Layout.fillWidth: true
            label: qsTr("Measure again")
            icon: "again"
            size: Theme.small ? 4.2 * Theme.u : Theme.buttonSize
            onActivated: page.view.again()
        }
        BigButton {
            id: goOn
            objectName: "continue"
            Layout.fillWidth: true
            look: "primary"
            label: Phrases.next(page.view.next)
            icon: "next"
            iconAfter: true
            size: Theme.small ? 4.2 * Theme.u : Theme.buttonSize
            onActivated: page.view.goOn()
        }
    }
}
