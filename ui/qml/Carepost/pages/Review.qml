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

    // One step down or up: a row that was cut is the first, or the last, of what is seen then.
    function scroll(down: bool) {
        if (down) {
            list.contentY += list.height;
        } else {
            const tops = page.tops();
            list.contentY = tops.find(top => list.contentY - top <= list.room) ?? 0;
        }
    }
    function words(row: var): string {
        switch (row.flag) {
        case "yes":
            return qsTr("Yes");
        case "no":
            return qsTr("No");
        case "unsure":
            return qsTr("Not sure");
        case "none":
            return qsTr("No answer");
        }
        return row.answer;
    }
    function tops(): var {
        return rows.children.filter(row => row.visible && row.height > 0).map(row => row.y);
    }

    Flickable {
        id: list
        readonly property real room: parent.height - (pager.visible && !Theme.small ? pager.height + 1.4 * Theme.u : 0)
        anchors.left: parent.left
        anchors.right: pager.visible && Theme.small ? pager.left : parent.right
        anchors.rightMargin: pager.visible && Theme.small ? Theme.gap : 0
        anchors.top: parent.top
        // Only whole rows.
        height: {
            let end = 0;
            for (const row of rows.children) {
                if (row.visible && row.height > 0 && row.y + row.height <= contentY + room + 1) {
                    end = Math.max(end, row.y + row.height);
                }
            }
            return end > contentY ? end - contentY : room;
        }
        contentHeight: rows.implicitHeight + (pager.visible ? room : 0)
        contentWidth: width
        interactive: pager.visible
        clip: true
        boundsBehavior: Flickable.StopAtBounds
        onMovementEnded: {
            const before = page.tops().filter(top => top <= contentY + Theme.target / 2);
            contentY = before.length > 0 ? Math.max(...before) : 0;
        }

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
                visible: page.view.reason !== ""
                question: qsTr("Reason")
                answer: Phrases.reason(page.view.reason)
                ChangeKey {
                    objectName: "change-reason"
                    about: qsTr("Reason")
                    onActivated: page.view.change("reason")
                }
            }
            Repeater {
                model: page.view.answers
                Entry {
                    id: answered
                    required property var modelData
                    question: modelData.question
                    answer: page.words(modelData)
                    ChangeKey {
                        objectName: "change-" + answered.modelData.linkId
                        about: answered.question
                        onActivated: page.view.change(answered.modelData.linkId)
                    }
                }
            }
            Repeater {
                model: page.view.measured
                Entry {
                    id: measured
                    required property var modelData
                    question: Phrases.kind(modelData.kind)
                    answer: modelData.value === "" ? qsTr("Left out") : modelData.value
                    ChangeKey {
                        objectName: "measure-" + measured.modelData.kind
                        about: measured.question
                        label: measured.modelData.value === "" ? qsTr("Measure") : qsTr("Measure again")
                        onActivated: page.view.again(measured.modelData.kind)
                    }
                }
            }
        }
    }

    GridLayout {
        id: pager
        visible: rows.implicitHeight > parent.height
        anchors.left: Theme.small ? undefined : parent.left
        anchors.right: parent.right
        anchors.bottom: parent.bottom
        width: Theme.small ? Theme.target + 2 * Theme.u : parent.width
        height: !visible ? 0 : Theme.small ? parent.height : Theme.target
        columns: Theme.small ? 1 : 2
        columnSpacing: Theme.gap
        rowSpacing: Theme.gap
        uniformCellWidths: true
        uniformCellHeights: true
        PageKey {
            objectName: "page-up"
            enabled: list.contentY > 0
            words: qsTr("Answers above")
            icon: "up"
            onActivated: page.scroll(false)
        }
        PageKey {
            objectName: "page-down"
            enabled: list.contentY + list.height < rows.implicitHeight - 1
            words: qsTr("Answers below")
            icon: "down"
            onActivated: page.scroll(true)
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

    // On a small screen the arrow alone, beside the answers.
    component PageKey: BigButton {
        property string words: ""
        Layout.fillWidth: true
        Layout.fillHeight: true
        look: "plain"
        size: 4.4 * Theme.u
        label: Theme.small ? "" : words
        Accessible.name: words
    }

    // The way back to one answer, named with its question for those who hear it.
    component ChangeKey: BigButton {
        property string about: ""
        height: Theme.target
        width: Math.max(Theme.target, implicitWidth - 2 * Theme.u)
        look: "plain"
        size: (Theme.tall ? 4.2 : 3.8) * Theme.u
        label: qsTr("Change")
        Accessible.name: label + ": " + about
    }

    component Entry: Item {
        id: row
        property string question: ""
        property string answer: ""
        default property alias keys: end.data

        Layout.fillWidth: true
        // As high as its neighbour, so that both end on the same line.
        Layout.fillHeight: true
        implicitHeight: Math.max((end.width > 0 ? 13.4 : 11) * Theme.u, words.implicitHeight + (Theme.rightToLeft ? 3 : 1.6) * Theme.u)

        Column {
            id: words
            anchors.left: parent.left
            anchors.right: end.left
            anchors.rightMargin: 2 * Theme.u
            anchors.verticalCenter: parent.verticalCenter
            // Arabic letters reach far below their line.
            anchors.verticalCenterOffset: Theme.rightToLeft ? -0.9 * Theme.u : 0
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
