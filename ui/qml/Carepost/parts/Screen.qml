pragma ComponentBehavior: Bound
import QtQuick
import Carepost
import Carepost.Views

// The frame of a patient's page: canopy with the question, room for the content, actions at the foot, the counter.
// Enter presses `mainButton`.
FocusScope {
    id: page

    required property ScreenModel screen
    required property VideoFeed selfFeed
    required property VideoFeed remoteFeed

    property string heading: ""
    property string hint: ""
    // A picture's (or icon's) name for the one warm disc; "" for none.
    property string lamp: ""
    property bool strip: Theme.tall
    property real panel: (Theme.wide ? 66 : 40) * Theme.u
    property real side: (Theme.wide ? 5 : 3) * Theme.u
    property Key mainButton: null
    property bool showsSteps: page.screen.step > 1
    property real titleSize: Theme.titleSize
    // The canopy's height as a strip, where the words do not decide it.
    property real canopyHeight: 0
    property bool showsCounter: true
    property int titleLines: page.strip ? 2 : 5
    readonly property alias topBar: bar
    readonly property alias canopySize: canopy.size
    readonly property real contentTop: area.y
    readonly property real footTop: foot.y
    readonly property real panelBottom: words.y + words.height
    readonly property bool lampInStrip: lamp !== "" && Theme.tall
    property real lampSize: Theme.tall ? 34 * Theme.u : Math.min((Theme.wide ? 42 : 25) * Theme.u, page.height - words.y
                                                                   - words.height - 3 * Theme.u - Theme.margin)
    default property alias content: area.data
    property alias actions: foot.data
    // Placed freely on the whole page, above the canopy and below the bar.
    property alias stage: stageArea.data
    // More keys in the top bar, before Help.
    property alias barKeys: bar.more
    // What stands in the panel below the question on wide and small screens.
    property alias aside: asideArea.data

    LayoutMirroring.enabled: Theme.rightToLeft
    LayoutMirroring.childrenInherit: true

    Keys.onReturnPressed: page.pressMain()
    Keys.onEnterPressed: page.pressMain()
    Keys.onEscapePressed: page.screen.help()

    function pressMain() {
        if (page.mainButton !== null && page.mainButton.visible) {
            page.mainButton.press();
        }
    }

    Rectangle {
        anchors.fill: parent
        color: Theme.paper
    }

    Canopy {
        id: canopy
        anchors.fill: parent
        strip: page.strip
        size: page.canopyHeight > 0 && page.strip ? page.canopyHeight : page.strip ? Theme.tall ? Math.max(52 * Theme.u, words.y + words.height + 4.5 * Theme.u) : words.y
                                        + words.height + 1.6 * Theme.u : page.panel
    }

    Column {
        id: words
        anchors.left: parent.left
        anchors.leftMargin: Theme.margin
        y: Theme.tall ? 23.6 * Theme.u : Theme.barHeight + (Theme.wide ? 5 : page.strip ? 0 : 1.2) * Theme.u
        width: page.strip ? page.width - 2 * Theme.margin - (page.lampInStrip ? 37 * Theme.u : 0) : page.panel
                            - Theme.margin - (Theme.wide ? 1 : 0.6) * Theme.u
        spacing: (Theme.tall ? 1.6 : Theme.wide ? 2.4 : 1.4) * Theme.u

        Heading {
            id: title
            width: parent.width
            text: page.heading
            size: page.titleSize
            linesMost: page.titleLines
        }
        TextMetrics {
            id: hintLength
            font.pixelSize: Math.round(Theme.hintSize)
            text: page.hint
        }
        Body {
            readonly property int lines: Math.ceil(hintLength.advanceWidth / parent.width)
            anchors.left: parent.left
            visible: text !== ""
            width: lines <= 1 || !page.strip ? parent.width : Math.min(parent.width, hintLength.advanceWidth / lines * 1.12 + 10 * Theme.u)
            text: page.hint
            color: Theme.hintOverCanopy
            size: Theme.hintSize
            leading: Theme.tall ? 1.05 : 1.12
        }
    }

    Item {
        id: asideArea
        visible: !page.strip
        anchors.left: parent.left
        anchors.leftMargin: Theme.margin
        width: page.panel - Theme.margin - 1.5 * Theme.u
        y: words.y + words.height + 3 * Theme.u
        height: page.height - y - Theme.margin
    }

    Loader {
        active: page.lamp !== "" && page.lampSize > 12 * Theme.u
        anchors.right: Theme.tall ? parent.right : undefined
        anchors.rightMargin: 7 * Theme.u
        anchors.horizontalCenter: Theme.tall ? undefined : asideArea.horizontalCenter
        y: Theme.tall ? canopy.size - page.lampSize + 3 * Theme.u : page.height - page.lampSize - (Theme.wide ? 5 : 2.4) * Theme.u
        sourceComponent: Lamp {
            name: page.lamp
            size: page.lampSize
        }
    }

    Item {
        id: stageArea
        anchors.fill: parent
    }

    TopBar {
        id: bar
        screen: page.screen
        showsSteps: page.showsSteps
        anchors.left: parent.left
        anchors.right: parent.right
        anchors.leftMargin: Theme.margin
        anchors.rightMargin: Theme.margin
        y: Theme.barTop
    }

    Item {
        id: area
        anchors.left: parent.left
        anchors.right: parent.right
        anchors.leftMargin: page.strip ? Theme.margin : page.panel + page.side + (Theme.wide ? 6 : 3) * Theme.u
        anchors.rightMargin: Theme.margin
        y: page.strip ? canopy.size + canopy.sag + (Theme.tall ? 4.5 : 2) * Theme.u : Theme.barHeight + (Theme.wide ? 4 : 1.4) * Theme.u
        height: foot.y - y - (foot.height > 0 ? (Theme.tall ? 2.8 : Theme.gap / Theme.u) * Theme.u : 0)
    }

    Item {
        id: foot
        anchors.left: area.left
        anchors.right: area.right
        height: childrenRect.height
        y: page.height - Theme.buttonBottom - height
    }

    Loader {
        active: Theme.tall && page.showsCounter
        anchors.left: parent.left
        anchors.right: parent.right
        anchors.bottom: parent.bottom
        sourceComponent: Counter {
            screen: page.screen
        }
    }
}
