pragma ComponentBehavior: Bound
import QtQuick
import Carepost

// A keyboard of our own: nothing is learnt, suggested or kept. Letters by language; accents on a second sheet.
// `before` is what stands before the cursor. No Shift: a name's first letters are raised by themselves.
Item {
    id: keyboard

    property string before: ""
    property string language: "en"
    property bool accents: false
    // Names: the first letter of each word is a capital.
    property bool names: true
    // Numbers and signs, on a third sheet: not for names.
    property bool numbers: false
    readonly property bool arabic: language === "ar" && !latin
    property bool latin: false
    signal typed(string text)
    signal erased
    readonly property bool capital: {
        if (arabic) {
            return false;
        }
        return names ? before === "" || /[\s'-]$/.test(before) : before === "";
    }
    readonly property var rows: {
        if (numbers) {
            return ["1 2 3 4 5 6 7 8 9 0", arabic ? ". ، ؟ ! : ( ) / %" : ". , ? ! : ( ) / %", "+ - ' °"].map(r => r.split(" "));
        }
        if (arabic) {
            return ["ض ص ث ق ف غ ع ه خ ح ج", "ش س ي ب ل ا ت ن م ك ط", "ذ ء ؤ ر ى ة و ز ظ د ئ"].map(r => r.split(" "));
        }
        if (accents) {
            return ["á à â ä ã å æ ç è é", "ê ë ì í î ï ñ ò ó ô", "ö õ ø œ ß ù ú û ü ý"].map(r => r.split(" "));
        }
        const spanish = language === "es";
        return ["q w e r t y u i o p", spanish ? "a s d f g h j k l ñ" : "a s d f g h j k l", "z x c v b n m ' -"].map(r => r.split(" "));
    }
    readonly property int across: arabic ? 11 : 10
    readonly property real gap: (Theme.tall ? 0.9 : 1) * Theme.u
    readonly property real keyWidth: (width - (across - 1) * gap) / across
    readonly property real keyHeight: Math.min(15 * Theme.u, (height - 3 * gap) / 4)

    LayoutMirroring.enabled: false
    LayoutMirroring.childrenInherit: true
    implicitHeight: 4 * 13.4 * Theme.u

    function type(text: string) {
        keyboard.typed(keyboard.capital ? text.toLocaleUpperCase() : text);
    }

    Column {
        anchors.horizontalCenter: parent.horizontalCenter
        anchors.bottom: parent.bottom
        spacing: keyboard.gap

        Repeater {
            model: keyboard.rows
            Row {
                id: line
                required property var modelData
                anchors.horizontalCenter: parent.horizontalCenter
                spacing: keyboard.gap
                Repeater {
                    model: line.modelData
                    Letter {
                        required property string modelData
                        objectName: "key-" + modelData
                        label: keyboard.capital ? modelData.toLocaleUpperCase() : modelData
                        onActivated: keyboard.type(modelData)
                    }
                }
            }
        }
        Row {
            anchors.horizontalCenter: parent.horizontalCenter
            spacing: keyboard.gap

            Letter {
                objectName: "key-numbers"
                visible: !keyboard.names
                enabled: visible
                width: keyboard.keyWidth * 1.4
                small: true
                label: keyboard.numbers ? keyboard.arabic ? "ابت" : "abc" : "123"
                Accessible.name: keyboard.numbers ? qsTr("Letters") : qsTr("Numbers and signs")
                onActivated: keyboard.numbers = !keyboard.numbers
            }
            Letter {
                objectName: "key-accents"
                visible: !keyboard.arabic
                enabled: visible
                width: keyboard.keyWidth * 1.6
                label: keyboard.accents ? "abc" : "áéñ"
                Accessible.name: keyboard.accents ? qsTr("Letters") : qsTr("Letters with accents")
                onActivated: keyboard.accents = !keyboard.accents
            }
            Repeater {
                model: keyboard.arabic ? ["أ", "إ", "آ"] : []
                Letter {
                    required property string modelData
                    objectName: "key-" + modelData
                    label: modelData
                    onActivated: keyboard.type(modelData)
                }
            }
            Letter {
                objectName: "key-latin"
                visible: keyboard.language === "ar"
                enabled: visible
                width: keyboard.keyWidth * 1.4
                label: keyboard.latin ? "ابت" : "abc"
                Accessible.name: keyboard.latin ? qsTr("Arabic letters") : qsTr("Latin letters")
                onActivated: keyboard.latin = !keyboard.latin
            }
            Letter {
                objectName: "key-space"
                width: keyboard.keyWidth * (keyboard.arabic ? 3 : keyboard.language === "ar" ? 3 : 4.2)
                label: qsTr("Space")
                small: true
                onActivated: keyboard.type(" ")
            }
            Letter {
                objectName: "key-delete"
                width: keyboard.keyWidth * 2.2
                label: qsTr("Delete")
                small: true
                onActivated: keyboard.erased()
            }
        }
    }

    component Letter: Key {
        id: letter
        property bool small: false
        width: keyboard.keyWidth
        height: keyboard.keyHeight
        radius: 1.4 * Theme.u
        KeyLabel {
            anchors.fill: parent
            anchors.margins: 0.6 * Theme.u
            text: letter.label
            size: (letter.small ? 4.2 : 6) * Theme.u
            color: Theme.ink
        }
    }
}
