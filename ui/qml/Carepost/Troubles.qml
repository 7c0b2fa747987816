pragma Singleton
import QtQuick

// Words for a measurement that ended without a value: what a patient can try, and what staff should know and do.
QtObject {
    readonly property var missing: ["not-found", "off-or-asleep", "out-of-range", "unplugged", "link-lost", "timeout"]
    readonly property var notReady: ["busy-elsewhere", "wrong-device", "needs-bond", "port-denied", "battery-low", "clock-wrong"]
    readonly property var told: ["out-of-range", "unplugged", "control-solution", "out-of-device-range", "implausible", ...notReady]

    // Whether the tips are two steps in order; else they say what is the matter, and then what helps.
    function inSteps(trouble: string): bool {
        return !told.includes(trouble);
    }

    function heading(trouble: string, kind: string): string {
        if (trouble === "out-of-device-range") {
            return qsTr("A nurse will look at this now");
        }
        return missing.includes(trouble) ? cannotFind(kind) : notReady.includes(trouble) ? isNotReady(kind) : qsTr("That did not work");
    }

    function cannotFind(kind: string): string {
        switch (kind) {
        case "blood-pressure":
            return qsTr("We can’t find the blood pressure cuff");
        case "oxygen":
            return qsTr("We can’t find the finger clip");
        case "temperature":
            return qsTr("We can’t find the thermometer");
        case "glucose":
            return qsTr("We can’t find the blood sugar meter");
        case "heart-rate":
            return qsTr("We can’t find the chest strap");
        }
        return qsTr("We can’t find the scale");
    }

    function isNotReady(kind: string): string {
        switch (kind) {
        case "blood-pressure":
            return qsTr("The blood pressure cuff is not ready");
        case "oxygen":
            return qsTr("The finger clip is not ready");
        case "temperature":
            return qsTr("The thermometer is not ready");
        case "glucose":
            return qsTr("The blood sugar meter is not ready");
        case "heart-rate":
            return qsTr("The chest strap is not ready");
        }
        return qsTr("The scale is not ready");
    }

    // Two things to know or to try, for the patient.
    function tips(trouble: string, kind: string): var {
        switch (trouble) {
        case "not-found":
        case "off-or-asleep":
        case "link-lost":
        case "timeout":
            return wake(kind);
        case "out-of-range":
            return [qsTr("The device may be too far away."), qsTr("Bring it close to this screen.")];
        case "busy-elsewhere":
            return [qsTr("Somebody else may be using it."), qsTr("Wait a moment, then try again.")];
        case "wrong-device":
            return [qsTr("Another device has answered."), qsTr("Use the one that belongs here.")];
        case "needs-bond":
        case "port-denied":
            return [qsTr("This is not your fault."), qsTr("A nurse can measure you by hand.")];
        case "unplugged":
            return [qsTr("Its cable may be loose."), qsTr("A nurse can plug it in.")];
        case "battery-low":
            return [qsTr("Its battery is low."), qsTr("A nurse can change it.")];
        case "clock-wrong":
            return [qsTr("Its clock is wrong."), qsTr("A nurse can type the number for you.")];
        case "movement":
            return [qsTr("Sit still, feet on the floor."), qsTr("Do not talk while it measures.")];
        case "cuff-loose":
            return [qsTr("Wrap the cuff closer."), qsTr("One finger should fit under it.")];
        case "bad-position":
            return [qsTr("Rest your arm on the table."), qsTr("Keep it as high as your heart.")];
        case "poor-signal":
        case "sensor-off":
            return wear(kind);
        case "no-strip":
            return [qsTr("Put a new strip into the meter."), qsTr("Wait until it shows a drop.")];
        case "strip-error":
            return [qsTr("Take a new strip."), qsTr("Fill it with one whole drop of blood.")];
        case "control-solution":
            return [qsTr("That was a test liquid."), qsTr("Take a new strip, and a drop of your blood.")];
        case "out-of-device-range":
            return [qsTr("The device can’t show this number."), qsTr("A nurse has been told. Please stay here.")];
        case "implausible":
            return [qsTr("The number does not look right."), qsTr("Please measure once more.")];
        }
        return [qsTr("Sit still, and breathe as usual."), qsTr("We will try once more.")];
    }

    function wake(kind: string): var {
        switch (kind) {
        case "blood-pressure":
            return [qsTr("Is the cuff on your arm?"), qsTr("Press the round button on its box.")];
        case "oxygen":
            return [qsTr("Is the clip on your finger?"), qsTr("Does its light shine?")];
        case "temperature":
            return [qsTr("Take the thermometer in your hand."), qsTr("Press its button once.")];
        case "glucose":
            return [qsTr("Take the meter in your hand."), qsTr("Put a strip in: it wakes up.")];
        case "heart-rate":
            return [qsTr("Is the strap on your skin?"), qsTr("Wet it a little: it wakes up.")];
        }
        return [qsTr("Step off the scale."), qsTr("Step on it again.")];
    }

    function wear(kind: string): var {
        switch (kind) {
        case "oxygen":
            return [qsTr("Push your finger right into the clip."), qsTr("Warm your hand, then hold still.")];
        case "heart-rate":
            return [qsTr("Wear the strap on bare skin."), qsTr("Wet it a little, and pull it tight.")];
        }
        return [qsTr("Put the device on once more."), qsTr("Then hold still.")];
    }

    function secondIcon(trouble: string, kind: string): string {
        switch (trouble) {
        case "not-found":
        case "off-or-asleep":
        case "link-lost":
        case "timeout":
            return kind === "oxygen" ? "light" : kind === "weight" ? "weight" : kind === "heart-rate" ? "drop" : "hand";
        case "busy-elsewhere":
            return "clock";
        case "needs-bond":
        case "port-denied":
        case "unplugged":
        case "battery-low":
        case "clock-wrong":
        case "out-of-device-range":
            return "nurse";
        case "movement":
            return "quiet";
        case "bad-position":
            return "up";
        case "cuff-loose":
        case "poor-signal":
        case "sensor-off":
        case "out-of-range":
        case "wrong-device":
            return "hand";
        case "no-strip":
        case "strip-error":
        case "control-solution":
            return "drop";
        }
        return "again";
    }

    // What staff should know of a device, and do; empty for one that is well.
    function staff(word: string): string {
        switch (word) {
        case "paper-low":
        case "no-paper":
            return qsTr("Put in a new roll of paper.");
        case "cover-open":
            return qsTr("Close its cover.");
        case "stopped":
            return qsTr("Switch it off and on. If it stays so, call the technician.");
        case "no-answer":
            return qsTr("Switch it on, and check its cable.");
        case "not-found":
            return qsTr("Switch it on and bring it to the station.");
        case "off-or-asleep":
            return qsTr("Press its button. Change its battery if it stays dark.");
        case "out-of-range":
            return qsTr("Bring it within two metres of the station.");
        case "busy-elsewhere":
            return qsTr("A phone or computer holds it. Switch Bluetooth off there.");
        case "wrong-device":
            return qsTr("Another one of its kind answered. Use the one that belongs here.");
        case "needs-bond":
            return qsTr("Call the technician to pair it. Use another device until then.");
        case "port-denied":
            return qsTr("Call the technician. Use another device until then.");
        case "unplugged":
            return qsTr("Plug its cable in again.");
        case "battery-low":
            return qsTr("Change or charge its battery.");
        case "link-lost":
            return qsTr("The station tried once more. Keep it close, and measure again.");
        case "timeout":
            return qsTr("It was silent for too long. Switch it off and on.");
        case "movement":
            return qsTr("The value is kept and marked. Ask to sit still, and measure again.");
        case "cuff-loose":
            return qsTr("The value is kept and marked. Wrap the cuff closer, and measure again.");
        case "bad-position":
            return qsTr("The value is kept and marked. Arm as high as the heart, and measure again.");
        case "poor-signal":
            return qsTr("Warm hand, no nail polish; of a strap: wet it.");
        case "sensor-off":
            return qsTr("Put it on again, and wait for its light or number.");
        case "no-strip":
            return qsTr("Put a new strip in.");
        case "strip-error":
            return qsTr("New strip, one whole drop of blood.");
        case "control-solution":
            return qsTr("That was control solution. It is not kept; measure blood.");
        case "no-result":
            return qsTr("Measure again, or type what another device shows.");
        case "out-of-device-range":
            return qsTr("It shows “high” or “low” and no number. See the patient now.");
        case "implausible":
            return qsTr("The value is kept and marked. Check it with another device.");
        case "clock-wrong":
            return qsTr("The value is under Readings. Call the technician to set its clock.");
        case "bad-data":
            return qsTr("Switch it off and on. If that does not help, call the technician.");
        }
        return "";
    }
}
