pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Carepost
import Carepost.Views

Screen {
    id: page

    required property ReviewModel view

    heading: qsTr("Check your answers")
    hint: view.online ? qsTr("Then we send them to the doctor.") : qsTr("We keep them safe until the connection is back.")
    lamp: Theme.tall ? "" : "document"
    mainButton: sendKey

    function scroll(by: real) {
        list.contentY = Math.max(0, Math.min(list.contentHeight - list.height, list.contentY + by));
    }

    Flickable {
        id: list
        anchors.left: parent.left
        anchors.right: parent.right
        anchors.top: parent.top
        anchors.bottom: pager.top
        anchors.bottomMargin: pager.visible ? 1.4 * Theme.u : 0
        contentHeight: rows.implicitHeight
        contentWidth: width
        interactive: contentHeight > height
        clip: true
        boundsBehavior: Flickable.StopAtBounds

        GridLayout {
            id: rows
            width: list.width
            columns: Theme.wide ? 2 : 1
            columnSpacing: 4 * Theme.u
            rowSpacing: 0
            uniformCellWidths: true

            Entry {
                visible: page.view.name !== ""
                question: qsTr("Name")
                answer: page.view.name
            }
            Entry {
                question: qsTr("Reason")
                answer: Phrases.reason(page.view.reason)
            }
            Repeater {
                model: page.view.answers
                Entry {
                    required property var modelData
                    question: modelData.question
                    answer: modelData.flag === "yes" ? qsTr("Yes") : modelData.flag === "no" ? qsTr("No") : modelData.flag
                                                                                                === "unsure" ? qsTr("Not sure") :
                                                                                                               modelData.answer
                }
            }
            Repeater {
                model: page.view.measured
                Entry {
                    id: measured
                    required property var modelData
                    question: Phrases.kind(modelData.kind)
                    answer: modelData.value === "" ? qsTr("Left out") : modelData.value
                    word: modelData.word
                    BigButton {
                        objectName: "measure-" + measured.modelData.kind
                        height: Theme.target
                        width: Math.max(Theme.target, implicitWidth - 2 * Theme.u)
                        look: "plain"
                        size: 4.2 * Theme.u
                        label: measured.modelData.value === "" ? qsTr("Measure") : qsTr("Again")
                        Accessible.name: label + ": " + measured.question
                        onActivated: page.view.again(measured.modelData.kind)
                    }
                }
            }
        }
    }

    RowLayout {
        id: pager
        visible: rows.implicitHeight > parent.height
        anchors.left: parent.left
        anchors.right: parent.right
        anchors.bottom: parent.bottom
        height: visible ? Theme.target : 0
        spacing: Theme.gap
        uniformCellSizes: true
        BigButton {
            objectName: "page-up"
            Layout.fillWidth: true
            Layout.fillHeight: true
            look: "plain"
            size: 4.4 * Theme.u
            enabled: list.contentY > 0
            label: qsTr("Answers above")
            icon: "up"
            onActivated: page.scroll(-list.height * 0.8)
        }
        BigButton {
            objectName: "page-down"
            Layout.fillWidth: true
            Layout.fillHeight: true
            look: "plain"
            size: 4.4 * Theme.u
            enabled: list.contentY < list.contentHeight - list.height - 1
            label: qsTr("Answers below")
            icon: "down"
            onActivated: page.scroll(list.height * 0.8)
        }
    }

    actions: ButtonRow {
        width: parent.width
        BigButton {
            id: sendKey
            objectName: "send"
            Layout.fillWidth: true
            look: "primary"
            label: page.view.online ? qsTr("Send to the doctor") : qsTr("Save my visit")
            icon: "next"
            iconAfter: true
            onActivated: page.view.send()
        }
    }

    component Entry: Item {
        id: row
        property string question: ""
        property string answer: ""
        property string word: ""
        default property alias keys: end.data

        Layout.fillWidth: true
        Layout.alignment: Qt.AlignTop
        implicitHeight: Math.max((end.width > 0 ? 13.4 : 11) * Theme.u, words.implicitHeight + 1.6 * Theme.u)

        Column {
            id: words
            anchors.left: parent.left
            anchors.right: end.left
            anchors.rightMargin: 2 * Theme.u
            anchors.verticalCenter: parent.verticalCenter
            Body {
                width: parent.width
                text: row.question
                color: Theme.inkSoft
                size: 4 * Theme.u * (Theme.bigger ? 1.2 : 1)
                leading: 0.9
            }
            Body {
                width: parent.width
                text: row.answer
                font.bold: true
                size: 5 * Theme.u * (Theme.bigger ? 1.2 : 1)
                leading: 0.9
            }
        }
        Row {
            id: end
            anchors.right: parent.right
            anchors.verticalCenter: parent.verticalCenter
        }
        Rectangle {
            anchors.left: parent.left
            anchors.right: parent.right
            anchors.bottom: parent.bottom
            height: Theme.hair
            color: Theme.rule
        }
    }
}
