pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Carepost
import Carepost.Views

// The talk with the doctor: the picture is large, its controls are below it, and nothing lies over the face.
FocusScope {
    id: page

    required property ScreenModel screen
    required property VideoFeed selfFeed
    required property VideoFeed remoteFeed
    required property CallModel view
    readonly property bool slow: view.link === "connected" && remoteFeed.live && remoteFeed.frozen
    // Where the screen lies down, what the doctor asks, a measurement and a lost call take the place of the keyboard;
    // it comes back with what was typed.
    readonly property bool typing: view.typing && (Theme.tall || view.ask === "" && view.measuring === "" && view.link !== "lost")
    // On a small screen the keyboard leaves room for Help alone beside the talk.
    readonly property bool tight: Theme.small && typing
    readonly property real edge: Theme.margin
    readonly property real besideHelp: tight ? help.width + 2 * edge : edge
    readonly property string heading: view.doctor

    LayoutMirroring.enabled: Theme.rightToLeft
    LayoutMirroring.childrenInherit: true
    Keys.onEscapePressed: page.screen.help()

    Rectangle {
        anchors.fill: parent
        color: Theme.night
    }

    Item {
        id: bar
        anchors.left: parent.left
        anchors.right: parent.right
        anchors.leftMargin: page.edge
        anchors.rightMargin: page.edge
        y: Theme.barTop
        height: Theme.target

        Row {
            visible: !page.tight
            anchors.left: parent.left
            anchors.verticalCenter: parent.verticalCenter
            spacing: 1.8 * Theme.u

            Rectangle {
                anchors.verticalCenter: parent.verticalCenter
                width: 3 * Theme.u
                height: width
                radius: width / 2
                color: page.view.link === "lost" ? "#FFA9A2" : page.view.link === "connecting" || page.slow ? "#FFD166" : "#37E08A"
            }
            Body {
                anchors.verticalCenter: parent.verticalCenter
                text: page.view.link === "lost" ? qsTr("Connection lost") : page.view.link === "connecting" ? qsTr("Connecting") : page.slow ? qsTr("Connection is slow") : qsTr("Connected")
                color: "#FFFFFF"
                font.bold: true
                size: 4.8 * Theme.u
            }
            Body {
                anchors.verticalCenter: parent.verticalCenter
                visible: page.view.link === "connected" && page.view.minutes > 0
                text: page.view.minutes === 1 ? qsTr("1 minute") : qsTr("%1 minutes").arg(page.view.minutes)
                color: Theme.hintOverCanopy
                size: 4.6 * Theme.u
            }
        }
        BarKey {
            id: help
            objectName: "help"
            anchors.right: parent.right
            look: "help"
            label: qsTr("Help")
            icon: "help"
            onActivated: page.screen.help()
        }
    }

    // --- the pictures ---------------------------------------------------------------------------------

    Item {
        id: stage
        anchors.left: parent.left
        anchors.right: parent.right
        y: page.tight ? 0 : Theme.barHeight
        height: controls.y - y - (strips.height > 0 ? strips.height + 2 * Theme.gap : Theme.gap * (Theme.tall ? 1.2 : 0.8))

        VideoTile {
            id: remote
            objectName: "remote-view"
            // On wide screens a card stands beside the face, not over it.
            readonly property real beside: Theme.tall || page.typing ? 0 : request.visible ? request.width + 2 * page.edge : 0
            anchors.left: parent.left
            anchors.leftMargin: beside
            width: page.typing && !Theme.tall ? parent.width * (Theme.wide ? 0.42 : 0.22) : parent.width - beside
            height: parent.height
            feed: page.remoteFeed
            color: "#0B2630"

            Column {
                visible: !remote.live
                anchors.centerIn: parent
                spacing: 2 * Theme.u
                Medallion {
                    anchors.horizontalCenter: parent.horizontalCenter
                    name: "doctor"
                    size: Math.min(50 * Theme.u, remote.height * 0.55)
                }
                Body {
                    visible: page.view.link === "connecting" && remote.height > 50 * Theme.u
                    anchors.horizontalCenter: parent.horizontalCenter
                    width: Math.min(implicitWidth, remote.width - 2 * page.edge)
                    text: qsTr("Connecting you to %1").arg(page.view.doctor)
                    horizontalAlignment: Text.AlignHCenter
                    color: "#FFFFFF"
                    font.bold: true
                    size: 5.4 * Theme.u
                }
            }
            Rectangle {
                visible: remote.live && page.view.link === "lost"
                anchors.fill: parent
                color: Theme.night
                opacity: 0.6
            }
        }

        Rectangle {
            visible: Theme.tall || !page.typing && !(Theme.small && (lost.visible || request.visible))
            anchors.left: parent.left
            anchors.leftMargin: page.edge
            y: (Theme.tall ? 3 : 2) * Theme.u
            width: plate.width + (Theme.small ? 4 : 6) * Theme.u
            height: plate.height + (Theme.small ? 1.2 : 2) * Theme.u
            radius: Theme.radius
            color: "#152833"

            Column {
                id: plate
                readonly property real most: stage.width - selfView.width - 3 * page.edge - 6 * Theme.u
                anchors.centerIn: parent
                Body {
                    width: Math.min(implicitWidth, plate.most)
                    text: page.view.doctor
                    color: "#FFFFFF"
                    font.bold: true
                    size: (Theme.small ? 4.6 : 5.6) * Theme.u
                    leading: 1.02
                    Accessible.role: Accessible.Heading
                }
                Body {
                    width: Math.min(implicitWidth, plate.most)
                    visible: text !== ""
                    text: page.view.role
                    color: Theme.hintOverCanopy
                    size: (Theme.small ? 3.6 : 4.4) * Theme.u
                    leading: 1.02
                }
            }
        }

        Rectangle {
            id: selfView
            objectName: "self-view"
            visible: !Theme.small || !page.typing && !request.visible
            anchors.right: page.typing && !Theme.tall ? remote.right : parent.right
            anchors.rightMargin: page.edge
            y: (Theme.tall ? 3 : 2) * Theme.u
            readonly property real share: page.typing ? 0.6 : 1
            // Turned off, or it gives no picture: either way the doctor does not see the patient.
            readonly property bool off: page.view.cameraOff || page.selfFeed.frozen
            width: (Theme.tall ? 29.6 : Theme.wide ? 25 : 16) * Theme.u * share
            height: (Theme.tall ? 33.6 : Theme.wide ? 25 : 18) * Theme.u * share
            radius: Theme.radius
            color: "#FFFFFF"

            VideoTile {
                anchors.fill: parent
                anchors.margins: Math.round(0.5 * Theme.u)
                feed: page.view.cameraOff ? null : page.selfFeed
                flipped: true
                holds: false
                color: "#3B5560"

                Icon {
                    visible: !parent.live
                    anchors.horizontalCenter: parent.horizontalCenter
                    y: (parent.height - 7 * Theme.u - height) / 2
                    name: selfView.off ? "video" : "camera"
                    color: "#FFFFFF"
                    size: Math.min(9 * Theme.u, parent.height * 0.34)
                }
                Rectangle {
                    anchors.left: parent.left
                    anchors.right: parent.right
                    anchors.bottom: parent.bottom
                    height: (Theme.small ? 5.6 : page.typing ? 6 : 6.6) * Theme.u
                    color: "#E6071A24"
                    Body {
                        anchors.fill: parent
                        anchors.leftMargin: 0.6 * Theme.u
                        anchors.rightMargin: 0.6 * Theme.u
                        horizontalAlignment: Text.AlignHCenter
                        text: !selfView.off ? qsTr("You") : Theme.small || page.typing ? qsTr("Is off") : qsTr("Camera is off")
                        Accessible.name: selfView.off ? qsTr("Camera is off") : text
                        fit: true
                        leading: 0.86
                        color: "#FFFFFF"
                        font.bold: true
                        size: (Theme.small ? 3.6 : selfView.off || page.typing ? 3.8 : 4.4) * Theme.u
                    }
                }
            }
        }

        // --- over the lower picture -------------------------------------------------------------------

        RequestCard {
            id: request
            visible: page.view.ask !== "" && !lost.visible
            enabled: visible
            anchors.left: parent.left
            anchors.leftMargin: page.edge
            anchors.bottom: parent.bottom
            anchors.bottomMargin: (Theme.tall ? 3 : 1.4) * Theme.u
            width: Theme.tall ? parent.width - 2 * page.edge : (Theme.wide ? 97 : 80) * Theme.u
            what: page.view.ask
            doctor: page.view.doctor
            onAnswered: agreed => page.view.answer(agreed)
        }

        Rectangle {
            id: lost
            visible: page.view.link === "lost"
            anchors.left: parent.left
            anchors.leftMargin: page.edge
            anchors.bottom: parent.bottom
            anchors.bottomMargin: (Theme.tall ? 3 : 1.4) * Theme.u
            width: Theme.tall ? parent.width - 2 * page.edge : Math.min(parent.width - 2 * page.edge, (Theme.wide ? 120 : 92) * Theme.u)
            height: lostColumn.implicitHeight + 6 * Theme.u
            radius: 2.4 * Theme.u
            color: Theme.card
            border.width: Math.round(0.6 * Theme.u)
            border.color: Theme.warmEdge

            ColumnLayout {
                id: lostColumn
                anchors.left: parent.left
                anchors.right: parent.right
                anchors.verticalCenter: parent.verticalCenter
                anchors.margins: 3 * Theme.u
                spacing: 2.4 * Theme.u

                FactRow {
                    Layout.fillWidth: true
                    icon: "no-connection"
                    ink: Theme.warn
                    ground: Theme.warnTint
                    size: (Theme.small ? 4.6 : 5.4) * Theme.u * Theme.textScale
                    title: page.view.lostLong ? qsTr("We could not reach the doctor.") : qsTr("We lost the doctor. Trying again.")
                    text: !page.view.lostLong ? "" : page.view.nurseComing ? qsTr("A nurse is coming.") : page.view.nurseCalled ? qsTr("A nurse has been told.") : qsTr("We keep trying. You can call a nurse.")
                }
                RowLayout {
                    visible: page.view.lostLong
                    spacing: 2 * Theme.u
                    BigButton {
                        objectName: "keep-waiting"
                        Layout.fillWidth: true
                        Layout.preferredWidth: 3
                        Layout.preferredHeight: Theme.target + Theme.lip
                        look: "primary"
                        size: (Theme.small ? 4.4 : 5) * Theme.u
                        label: qsTr("Keep waiting")
                        onActivated: page.view.keepWaiting()
                    }
                    BigButton {
                        objectName: "finish"
                        Layout.fillWidth: true
                        Layout.preferredWidth: 3
                        Layout.preferredHeight: Theme.target + Theme.lip
                        size: (Theme.small ? 4.4 : 5) * Theme.u
                        label: qsTr("Finish")
                        onActivated: page.view.finish()
                    }
                }
            }
        }
    }

    // --- words and measurements below the picture -----------------------------------------------------

    Column {
        id: strips
        anchors.left: parent.left
        anchors.right: parent.right
        anchors.leftMargin: page.edge
        anchors.rightMargin: page.besideHelp
        y: controls.y - height - Theme.gap
        spacing: 1.6 * Theme.u

        MeasureStrip {
            visible: page.view.measuring !== ""
            enabled: visible
            width: parent.width
            height: visible ? implicitHeight : 0
            view: page.view
        }
        TickLine {
            visible: page.view.measuring === "" && page.view.ask === "" && (page.view.measured !== "" || page.view.failed) && !page.typing
            width: parent.width
            height: visible ? implicitHeight : 0
            ink: page.view.failed ? "#FFD166" : "#37E08A"
            icon: page.view.failed ? "warn" : "tick"
            words: "#FFFFFF"
            size: (Theme.small ? 4 : 4.6) * Theme.u
            text: page.view.failed ? qsTr("That did not work. The doctor can ask again.") : qsTr("%1: %2. The doctor sees it.").arg(Phrases.kind(page.view.measuredKind)).arg(page.view.measured)
        }
        TickLine {
            visible: page.view.full !== ""
            width: parent.width
            height: visible ? implicitHeight : 0
            ink: "#FFD166"
            icon: "warn"
            words: "#FFFFFF"
            size: (Theme.small ? 4 : 4.6) * Theme.u
            text: page.view.full === "talk" ? qsTr("No more text fits into this visit. Please speak with the doctor.") : qsTr("No more pictures fit into this visit. The doctor has been told.")
        }
        Body {
            visible: page.view.heard !== "" && !page.typing
            width: parent.width
            text: "<b><font color='#FFD166'>" + page.view.doctor.replace(/[<>&]/g, "") + ":</font></b> " + page.view.heard.replace(/&/g, "&amp;").replace(/</g, "&lt;")
            textFormat: Text.StyledText
            color: "#FFFFFF"
            size: (Theme.small ? 4 : 4.8) * Theme.u * Theme.textScale
            maximumLineCount: Theme.tall ? 4 : 2
            elide: Text.ElideRight
            Accessible.name: page.view.doctor + ": " + page.view.heard
        }
    }

    ListView {
        id: lines
        visible: page.typing
        clip: true
        interactive: contentHeight > height
        spacing: (Theme.small ? 0.6 : 1.4) * Theme.u
        model: page.typing ? page.view.lines : []
        onCountChanged: Qt.callLater(positionViewAtEnd)
        onContentHeightChanged: Qt.callLater(positionViewAtEnd)
        parent: Theme.tall ? strips : stage
        width: Theme.tall ? strips.width : stage.width - remote.width - page.edge - page.besideHelp
        height: !page.typing ? 0 : Theme.tall ? (count === 0 ? 0 : 34 * Theme.u) : stage.height - (Theme.small ? 0.8 : 2) * Theme.u
        anchors.right: Theme.tall ? undefined : stage.right
        anchors.rightMargin: page.besideHelp
        anchors.verticalCenter: Theme.tall ? undefined : stage.verticalCenter

        delegate: Item {
            id: line
            required property var modelData
            width: ListView.view.width
            height: bubble.height

            Rectangle {
                id: bubble
                anchors.right: line.modelData.mine ? parent.right : undefined
                anchors.left: line.modelData.mine ? undefined : parent.left
                width: words.width + 4 * Theme.u
                height: words.height + (Theme.small ? 0.8 : 2) * Theme.u
                radius: Theme.radius
                color: line.modelData.mine ? "#0F5560" : "#FFFFFF"
                Body {
                    id: words
                    anchors.centerIn: parent
                    width: Math.min(implicitWidth, line.width * (Theme.small ? 0.96 : 0.84))
                    text: line.modelData.text
                    color: line.modelData.mine ? "#FFFFFF" : "#10222E"
                    size: (Theme.small ? 3.8 : 4.4) * Theme.u * Theme.textScale
                    Accessible.name: (line.modelData.mine ? qsTr("You") : page.view.doctor) + ": " + text
                }
            }
        }
    }

    // --- controls -------------------------------------------------------------------------------------

    Item {
        id: controls
        anchors.left: parent.left
        anchors.right: parent.right
        anchors.leftMargin: page.edge
        anchors.rightMargin: page.edge
        anchors.bottom: parent.bottom
        anchors.bottomMargin: (Theme.tall ? 4 : Theme.wide ? 3.4 : 2) * Theme.u
        height: page.typing ? typed.height : buttons.height

        Loader {
            id: typed
            active: page.view.typing
            visible: page.typing
            width: parent.width
            height: item ? (item as Item).implicitHeight : 0
            sourceComponent: TextTalk {
                view: page.view
                language: page.screen.language
                Component.onCompleted: field.forceActiveFocus()
                onVisibleChanged: {
                    if (visible) {
                        field.forceActiveFocus();
                    }
                }
            }
        }

        GridLayout {
            id: buttons
            visible: !page.typing
            enabled: visible
            width: parent.width
            columns: Theme.tall ? 4 : 6
            columnSpacing: (Theme.small ? 1.4 : 2) * Theme.u
            rowSpacing: 4 * Theme.u

            CallKey {
                objectName: "mute"
                Layout.fillWidth: true
                Layout.preferredWidth: 10
                icon: "mic"
                label: page.view.muted ? qsTr("Muted") : qsTr("Mute")
                chosen: page.view.muted
                onActivated: page.view.mute()
            }
            CallKey {
                objectName: "camera"
                Layout.fillWidth: true
                Layout.preferredWidth: 10
                icon: "video"
                label: page.view.cameraOff ? qsTr("Camera is off") : qsTr("Camera off")
                brief: page.view.cameraOff ? qsTr("Is off") : ""
                chosen: page.view.cameraOff
                onActivated: page.view.camera()
            }
            CallKey {
                objectName: "type"
                Layout.fillWidth: true
                Layout.preferredWidth: 10
                icon: "type"
                label: qsTr("Type")
                enabled: !page.view.typing
                onActivated: page.view.toggleTyping()
            }
            CallKey {
                objectName: "nurse"
                Layout.fillWidth: true
                Layout.preferredWidth: 10
                icon: "nurse"
                label: page.view.nurseComing ? qsTr("Nurse is coming") : page.view.nurseCalled ? qsTr("Nurse called") : qsTr("Nurse")
                brief: page.view.nurseComing ? qsTr("Coming") : page.view.nurseCalled ? qsTr("Called") : ""
                chosen: page.view.nurseCalled
                onActivated: page.view.callNurse()
            }
            BigButton {
                objectName: "end-call"
                Layout.fillWidth: true
                Layout.preferredWidth: 16
                Layout.columnSpan: Theme.tall ? 4 : 2
                Layout.preferredHeight: Theme.tall ? Theme.buttonHeight : 13 * Theme.u
                look: "help"
                plainEdge: false
                icon: "end-call"
                size: (Theme.small ? 4.4 : 5.6) * Theme.u
                label: qsTr("End call")
                onActivated: page.view.end()
            }
        }
    }
}
