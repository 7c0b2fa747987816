pragma Singleton
import QtQuick

// What the technician's pages call devices, and what they say of them.
QtObject {
    function device(kind: string): string {
        switch (kind) {
        case "blood-pressure":
            return qsTr("Blood pressure cuff");
        case "oxygen":
            return qsTr("Finger clip");
        case "temperature":
            return qsTr("Thermometer");
        case "weight":
            return qsTr("Scale");
        case "glucose":
            return qsTr("Blood sugar meter");
        case "heart-rate":
            return qsTr("Chest strap");
        }
        return Phrases.kind(kind);
    }

    // How near a device is to the station.
    function near(word: string): string {
        switch (word) {
        case "very-near":
            return qsTr("Very near");
        case "near":
            return qsTr("Near");
        case "far":
            return qsTr("Next room");
        }
        return qsTr("On a cable");
    }

    // The line below a device's name on the checklist.
    function state(row: var): string {
        switch (row.state) {
        case "todo":
            return qsTr("to do: every visit needs it");
        case "optional":
            return qsTr("not bound, not asked for");
        case "checking":
            return qsTr("asking it now");
        case "trouble":
            return Phrases.device(row.word);
        case "due":
            return qsTr("calibration is due");
        case "untested":
            return qsTr("no test reading yet");
        case "soon":
            return qsTr("calibration due %1").arg(ltr(row.due));
        }
        return ["\u2068" + row.name + "\u2069", row.battery < 0 ? "" : qsTr("battery %1").arg(ltr(row.battery + " %"))].filter(Boolean).join(Theme.rightToLeft ? "، " : ", ");
    }

    // What to do, in one sentence; empty for a device that is well.
    function help(row: var): string {
        switch (row.state) {
        case "todo":
            return qsTr("Switch the device on, hold it near the screen, and bind it.");
        case "optional":
            return qsTr("Bind one, and every visit measures this too.");
        case "trouble":
            return trouble(row.word);
        case "due":
            return qsTr("Have it calibrated, then bind it again with the new date.");
        case "untested":
            return qsTr("Bind it again and take a test reading.");
        }
        return "";
    }

    function trouble(word: string): string {
        switch (word) {
        case "not-found":
        case "off-or-asleep":
            return qsTr("Switch it on or wake it, hold it near the screen, and try again.");
        case "needs-bond":
            return qsTr("Hold its button until it shows that it pairs, and try again.");
        case "port-denied":
            return qsTr("Plug in the adapter, or close the program that holds the port.");
        case "wrong-device":
            return qsTr("Another device answers in its place. Bind that one, or bring the right one back.");
        case "clock-wrong":
            return qsTr("Bind it again: that sets its clock.");
        case "bad-data":
            return qsTr("What it says cannot be read. Switch it off and on, or choose another driver.");
        }
        return Troubles.staff(word);
    }

    // What never turns around in a language that is read from the right.
    function ltr(text: string): string {
        return text === "" ? "" : "\u2066" + text + "\u2069";
    }
}
