pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Carepost
import Carepost.Views

Screen {
    id: page

    required property AttractModel view

    panel: Theme.wide ? 93 * Theme.u : 50 * Theme.u
    canopyHeight: 86 * Theme.u
    showsCounter: false
    showsSteps: false
    mainButton: startKey

    stage: [
        Medallion {
            id: disc
            name: "none"
            size: (Theme.tall ? 102 : Theme.wide ? 88 : 53) * Theme.u
            anchors.horizontalCenter: picture.horizontalCenter
            anchors.horizontalCenterOffset: Theme.rightToLeft ? Theme.u : -Theme.u
            y: (Theme.tall ? 25 : Theme.wide ? 22 : 20.6) * Theme.u

            Rectangle {
                visible: Theme.tall && !Theme.contrast
                anchors.fill: parent
                color: "transparent"
                radius: width / 2
                border.width: Theme.edgeLine
                border.color: Theme.warmEdge
            }
        },
        Picture {
            id: picture
            name: "welcome"
            width: (Theme.tall ? 116 : Theme.wide ? 93 : 54) * Theme.u
            height: width * 640 / 850
            anchors.left: parent.left
            anchors.leftMargin: Theme.tall ? (page.width - width) / 2 : (Theme.wide ? 5 : 1) * Theme.u
            y: (Theme.tall ? 35 : Theme.wide ? 31 : 25) * Theme.u
        },
        ColumnLayout {
            anchors.left: parent.left
            anchors.right: parent.right
            anchors.leftMargin: Theme.tall ? Theme.margin : Theme.wide ? 107 * Theme.u : 58 * Theme.u
            anchors.rightMargin: Theme.margin
            anchors.bottom: parent.bottom
            anchors.bottomMargin: (Theme.tall ? 16.6 : Theme.wide ? 6 : 2.4) * Theme.u
            height: (Theme.tall ? 90 : Theme.wide ? 86 : 62) * Theme.u
            spacing: Theme.gap

            Heading {
                Layout.fillWidth: true
                text: qsTr("Check in and see a doctor here")
                size: (Theme.tall ? 10.4 : Theme.wide ? 9.6 : 7) * Theme.u
                linesMost: 2
                color: Theme.ink
            }
            Item {
                Layout.fillHeight: true
            }
            GridLayout {
                Layout.fillWidth: true
                columns: Theme.small ? 1 : 2
                columnSpacing: Theme.gap
                rowSpacing: Theme.gap
                uniformCellWidths: true
                Phrase {
                    phrase: "Vea a un médico aquí"
                    language: "Español"
                }
                Phrase {
                    phrase: "قابل طبيبًا هنا"
                    language: "العربية"
                }
            }
            Item {
                Layout.fillHeight: true
            }
            BigButton {
                id: startKey
                objectName: "start"
                Layout.fillWidth: true
                Layout.preferredHeight: (Theme.tall ? 23 : Theme.wide ? 20.5 : 18) * Theme.u
                look: "primary"
                label: qsTr("Touch to start")
                icon: "hand"
                size: (Theme.small ? 6.4 : 8.4) * Theme.u
                onActivated: page.view.start()
            }
        },
        Loader {
            active: Theme.tall
            anchors.right: parent.right
            anchors.rightMargin: Theme.margin
            anchors.bottom: parent.bottom
            anchors.bottomMargin: 3 * Theme.u
            sourceComponent: BigButton {
                objectName: "staff"
                look: "plain"
                size: 3.8 * Theme.u
                height: 10 * Theme.u
                icon: "lock"
                label: qsTr("Staff")
                onActivated: page.screen.staff()
            }
        }
    ]

    barKeys: Loader {
        active: !Theme.tall
        sourceComponent: BarKey {
            objectName: "staff"
            label: qsTr("Staff")
            icon: "lock"
            onActivated: page.screen.staff()
        }
    }

    component Phrase: RowLayout {
        id: row
        property string phrase
        property string language
        Layout.fillWidth: true
        Layout.fillHeight: false
        spacing: 2 * Theme.u
        Rectangle {
            Layout.fillHeight: true
            Layout.preferredWidth: 0.9 * Theme.u
            color: Theme.warmEdge
        }
        Column {
            Layout.fillWidth: true
            Body {
                width: parent.width
                text: row.phrase
                leading: 0.9
                font.bold: true
                size: (Theme.tall ? 5.2 : 4.4) * Theme.u
            }
            Body {
                visible: !Theme.small
                width: parent.width
                text: row.language
                color: Theme.inkSoft
                size: 4 * Theme.u
            }
        }
    }
}
