pragma ComponentBehavior: Bound
import QtQuick
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
    readonly property bool typing: view.typing && !aiming && (Theme.tall || view.ask === "" && view.measuring === "" && view.link !== "lost")
    // While a picture is taken, what its camera sees is large in the place of the doctor.
    readonly property bool aiming: view.shot !== "" && view.ask === "" && view.link !== "lost"
    // On a small screen the keyboard leaves room for Help alone beside the talk.
    readonly property bool tight: Theme.small && typing
    readonly property real edge: Theme.margin
    readonly property real besideHelp: tight ? bar.helpWidth + 2 * edge : edge
    readonly property string heading: view.doctor

    LayoutMirroring.enabled: Theme.rightToLeft
    LayoutMirroring.childrenInherit: true
    Keys.onEscapePressed: page.screen.help()

    Rectangle {
        anchors.fill: parent
        color: Theme.night
    }

    CallBar {
        id: bar
        anchors.left: parent.left
        anchors.right: parent.right
        anchors.leftMargin: page.edge
        anchors.rightMargin: page.edge
        y: Theme.barTop
        screen: page.screen
        view: page.view
        slow: page.slow
        helpAlone: page.tight
    }

    Item {
        id: stage
        anchors.left: parent.left
        anchors.right: parent.right
        y: page.tight ? 0 : Theme.barHeight
        height: controls.y - y - (strips.height > 0 ? strips.height + 2 * Theme.gap : Theme.gap * (Theme.tall ? 1.2 : 0.8))

        DoctorView {
            id: remote
            objectName: "remote-view"
            // On wide screens a card stands beside the face, not over it.
            readonly property real beside: Theme.tall || page.typing ? 0 : request.visible ? request.width + 2 * page.edge : 0
            visible: !page.aiming
            anchors.left: parent.left
            anchors.leftMargin: beside
            width: page.typing && !Theme.tall ? parent.width * (Theme.wide ? 0.42 : 0.22) : parent.width - beside
            height: parent.height
            feed: page.remoteFeed
            view: page.view
        }
        NamePlate {
            visible: !page.aiming && (Theme.tall || !page.typing && !(Theme.small && (lost.visible || request.visible)))
            anchors.left: parent.left
            anchors.leftMargin: page.edge
            y: (Theme.tall ? 3 : 2) * Theme.u
            widthMost: stage.width - selfView.width - 3 * page.edge - 6 * Theme.u
            view: page.view
        }
        SelfView {
            id: selfView
            objectName: "self-view"
            visible: !Theme.small || !page.typing && !request.visible
            anchors.right: page.typing && !Theme.tall ? remote.right : parent.right
            anchors.rightMargin: page.edge
            y: (Theme.tall ? 3 : 2) * Theme.u
            width: !page.aiming ? implicitWidth : Theme.tall ? stage.width - 2 * page.edge : stage.width - shot.width - 3 * page.edge
            height: !page.aiming ? implicitHeight : Theme.tall ? stage.height - shot.height - 8 * Theme.u : stage.height - 4 * Theme.u
            feed: page.selfFeed
            view: page.view
            typing: page.typing
        }
        RequestCard {
            id: request
            visible: page.view.ask !== "" && !lost.visible
            enabled: visible
            anchors.left: parent.left
            anchors.leftMargin: page.edge
            anchors.bottom: parent.bottom
            anchors.bottomMargin: (Theme.tall ? 3 : 1.4) * Theme.u
            width: Theme.tall ? parent.width - 2 * page.edge : (Theme.wide ? 97 : 80) * Theme.u
            words: page.view.ask === "still" ? PictureWords.asks(page.view.shotCamera, page.view.doctor) : Phrases.asks(page.view.ask, page.view.doctor)
            picture: page.view.ask === "still" ? "" : Phrases.kindPicture(page.view.ask)
            onAnswered: agreed => page.view.answer(agreed)
        }
        RequestCard {
            id: shot
            visible: page.aiming
            enabled: visible
            anchors.left: request.left
            anchors.bottom: request.bottom
            width: Theme.tall ? request.width : (Theme.wide ? 66 : 54) * Theme.u
            names: "shot"
            plain: !Theme.tall
            words: PictureWords.todo(page.view.shot, page.view.shotCamera)
            yes: page.view.shot === "taking" ? "" : page.view.shot === "aim" ? qsTr("Take picture") : qsTr("Take it again")
            no: page.view.shot === "aim" ? qsTr("Not now") : qsTr("Send it anyway")
            onAnswered: agreed => agreed ? page.view.takePicture() : page.view.leavePicture()
        }
        LostCard {
            id: lost
            visible: page.view.link === "lost"
            anchors.left: parent.left
            anchors.leftMargin: page.edge
            anchors.bottom: parent.bottom
            anchors.bottomMargin: (Theme.tall ? 3 : 1.4) * Theme.u
            width: Theme.tall ? parent.width - 2 * page.edge : Math.min(parent.width - 2 * page.edge, (Theme.wide ? 120 : 92) * Theme.u)
            view: page.view
        }
    }

    CallStrips {
        id: strips
        anchors.left: parent.left
        anchors.right: parent.right
        anchors.leftMargin: page.edge
        anchors.rightMargin: page.besideHelp
        y: controls.y - height - Theme.gap
        view: page.view
        typing: page.typing
    }
    TalkLines {
        visible: page.typing
        parent: Theme.tall ? strips : stage
        width: Theme.tall ? strips.width : stage.width - remote.width - page.edge - page.besideHelp
        height: !page.typing ? 0 : Theme.tall ? (count === 0 ? 0 : 34 * Theme.u) : stage.height - (Theme.small ? 0.8 : 2) * Theme.u
        anchors.right: Theme.tall ? undefined : stage.right
        anchors.rightMargin: page.besideHelp
        anchors.verticalCenter: Theme.tall ? undefined : stage.verticalCenter
        view: page.view
    }

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
        CallKeys {
            id: buttons
            visible: !page.typing
            enabled: visible
            width: parent.width
            view: page.view
        }
    }
}
