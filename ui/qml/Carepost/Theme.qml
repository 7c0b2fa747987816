pragma Singleton
import QtQuick

// Sizes in the design unit `u`, colours of the two themes, and the layout class. Set by Main.
QtObject {
    property real u: 8
    property string layout: "tall"
    property bool contrast: false
    property bool bigger: false
    property bool motion: true
    property bool rightToLeft: false

    readonly property bool tall: layout === "tall"
    readonly property bool wide: layout === "wide"
    readonly property bool small: layout === "small"
    // On a small screen the words are large as they are, and there is no room for a third more.
    readonly property real textScale: bigger ? (small ? 1.12 : 1.3) : 1
    readonly property real titleScale: bigger ? (tall ? 1.2 : wide ? 1.1 : 1) : 1
    // The Arabic font's own lines are far apart.
    readonly property real leading: 0.74
    readonly property int fade: motion ? 150 : 0

    readonly property color paper: contrast ? "#000000" : "#FAF7F1"
    readonly property color card: contrast ? "#000000" : "#FFFFFF"
    readonly property color canopy: contrast ? "#000000" : "#063B44"
    readonly property color warmEdge: contrast ? "#FFFFFF" : "#F3C583"
    readonly property color lamp: contrast ? "#FFFFFF" : "#FBE0B0"
    readonly property color counter: contrast ? "#000000" : "#EFE8DB"
    readonly property color ink: contrast ? "#FFFFFF" : "#10222E"
    readonly property color inkSoft: contrast ? "#FFFFFF" : "#3D4F5B"
    readonly property color line: contrast ? "#FFFFFF" : "#5B6E7A"
    readonly property color rule: contrast ? "#FFFFFF" : "#D5CDBD"
    readonly property color primary: contrast ? "#FFE04A" : "#00535C"
    readonly property color primaryText: contrast ? "#000000" : "#FFFFFF"
    readonly property color primaryLip: contrast ? "#A08500" : "#003038"
    readonly property color primaryTint: contrast ? "#33300A" : "#DDF0F1"
    readonly property color help: "#8A1538"
    readonly property color helpLip: "#560A21"
    readonly property color good: contrast ? "#7CFFB2" : "#0B5D2E"
    readonly property color goodText: contrast ? "#000000" : "#FFFFFF"
    readonly property color warn: contrast ? "#FFD166" : "#7A4100"
    readonly property color warnTint: contrast ? "#000000" : "#FFF1DC"
    readonly property color danger: contrast ? "#FF9A9A" : "#9B1C1C"
    readonly property color dangerText: contrast ? "#000000" : "#FFFFFF"
    readonly property color info: contrast ? "#9ED0FF" : "#0B4F8A"
    readonly property color night: contrast ? "#000000" : "#071A24"
    readonly property color overCanopy: "#FFFFFF"
    readonly property color hintOverCanopy: contrast ? "#FFFFFF" : "#D5E9E9"
    readonly property color trough: contrast ? "#000000" : "#E5DECF"
    readonly property color focus: "#FFC400"
    readonly property color focusInk: "#10222E"

    readonly property real margin: (tall ? 6 : wide ? 5 : 3) * u
    readonly property real gap: (small ? 1.7 : 2.4) * u
    readonly property real radius: 2 * u
    readonly property real hair: Math.max(1, Math.round(0.25 * u))
    readonly property real lip: Math.round((small ? 0.8 : 0.7) * u)
    readonly property real barTop: (tall ? 3 : wide ? 2.4 : 1.2) * u
    readonly property real barHeight: (tall ? 17 : wide ? 16.4 : 15) * u
    readonly property real target: 12 * u
    readonly property real buttonHeight: (small ? 12.6 : 14.6) * u
    readonly property real buttonBottom: (tall ? 21 : wide ? 4 : 2.4) * u
    readonly property real counterHeight: tall ? 17.5 * u : 0
    readonly property real titleSize: (tall ? 8.4 : wide ? 8 : 5.4) * u * titleScale
    readonly property real hintSize: (small ? 4.2 : 4.6) * u * textScale
    readonly property real bodySize: 4.6 * u * textScale
    readonly property real choiceSize: 5.2 * u * textScale
    readonly property real smallSize: 3.6 * u * textScale
    readonly property real buttonSize: (small ? 4.8 : 5.6) * u * textScale
    readonly property real edgeLine: Math.round(1.1 * u)
}
