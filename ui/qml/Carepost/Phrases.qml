pragma Singleton
import QtQuick

// Words for the values of care, in one place.
QtObject {
    function sign(name: string): string {
        switch (name) {
        case "breathing":
            return qsTr("Trouble breathing");
        case "chest-pain":
            return qsTr("Chest pain");
        case "stroke":
            return qsTr("Sudden weakness");
        case "bleeding":
            return qsTr("Heavy bleeding");
        case "fainting":
            return qsTr("Fit or fainting");
        case "swelling":
            return qsTr("Swollen face or throat");
        case "pregnancy":
            return qsTr("Pregnant, with bleeding or strong pain");
        case "self-harm":
            return qsTr("Thoughts of harming myself");
        }
        return name;
    }

    // What has become of the call for a nurse, and what to do now.
    function nurse(state: string): string {
        switch (state) {
        case "called":
            return qsTr("A nurse has been called. Please stay here.");
        case "coming":
            return qsTr("A nurse is coming to you. Please stay here.");
        }
        return "";
    }

    function reason(name: string): string {
        switch (name) {
        case "cough":
            return qsTr("Cough or cold");
        case "throat":
            return qsTr("Throat or ear");
        case "pain":
            return qsTr("Pain");
        case "skin":
            return qsTr("Skin problem");
        case "stomach":
            return qsTr("Stomach problem");
        case "blood-pressure":
            return qsTr("Blood pressure check");
        case "other":
            return qsTr("Something else");
        }
        return name;
    }

    function kind(name: string): string {
        switch (name) {
        case "blood-pressure":
            return qsTr("Blood pressure");
        case "oxygen":
            return qsTr("Oxygen");
        case "temperature":
            return qsTr("Temperature");
        case "weight":
            return qsTr("Weight");
        case "glucose":
            return qsTr("Blood sugar");
        case "heart-rate":
            return qsTr("Heart rate");
        case "printer":
            return qsTr("Printer");
        case "scanner":
            return qsTr("Code scanner");
        }
        return name;
    }

    function kindTime(name: string): string {
        switch (name) {
        case "blood-pressure":
            return qsTr("about 2 minutes");
        case "oxygen":
            return qsTr("about 1 minute");
        case "glucose":
            return qsTr("about 2 minutes");
        case "temperature":
        case "weight":
        case "heart-rate":
            return qsTr("half a minute");
        }
        return "";
    }

    function kindPicture(name: string): string {
        switch (name) {
        case "blood-pressure":
            return "cuff-posture";
        case "oxygen":
            return "finger-clip";
        case "temperature":
            return "forehead-thermometer";
        case "weight":
            return "scale";
        case "glucose":
            return "glucose-meter";
        case "heart-rate":
            return "chest-strap";
        }
        return "";
    }

    function start(kind: string): string {
        switch (kind) {
        case "blood-pressure":
            return qsTr("Start blood pressure");
        case "oxygen":
            return qsTr("Start oxygen");
        case "temperature":
            return qsTr("Start temperature");
        case "weight":
            return qsTr("Start weight");
        case "glucose":
            return qsTr("Start blood sugar");
        case "heart-rate":
            return qsTr("Start heart rate");
        }
        return qsTr("Continue");
    }

    function next(kind: string): string {
        switch (kind) {
        case "blood-pressure":
            return qsTr("Next: blood pressure");
        case "oxygen":
            return qsTr("Next: oxygen");
        case "temperature":
            return qsTr("Next: temperature");
        case "weight":
            return qsTr("Next: weight");
        case "glucose":
            return qsTr("Next: blood sugar");
        case "heart-rate":
            return qsTr("Next: heart rate");
        }
        return qsTr("Continue");
    }

    function judged(word: string): string {
        switch (word) {
        case "usual":
            return qsTr("Usual");
        case "look-again":
            return qsTr("Look again");
        case "act-now":
            return qsTr("Act now");
        }
        return "";
    }

    function number(name: string): string {
        switch (name) {
        case "systolic":
            return qsTr("Upper number");
        case "diastolic":
            return qsTr("Lower number");
        case "saturation":
            return qsTr("Oxygen");
        case "pulse":
            return qsTr("Heart beats in a minute");
        case "celsius":
            return qsTr("Temperature");
        case "milligrams_per_decilitre":
            return qsTr("Blood sugar");
        case "fat_percent":
            return qsTr("Body fat");
        }
        return name;
    }

    function problem(code: string): string {
        switch (code) {
        case "code-not-ours":
            return qsTr("This code is not a card of this clinic. Try another one, or type your name.");
        case "code-number":
            return qsTr("This number alone does not say who you are. Type your name, or ask a nurse.");
        case "document-damaged":
            return qsTr("This document could not be read. Try once more, or type your name.");
        case "document-expired":
            return qsTr("This document has expired. You can go on all the same.");
        case "name-empty":
            return qsTr("Type your first name or your family name.");
        case "birth-no-date":
            return qsTr("There is no such day. Check day, month and year.");
        case "birth-future":
            return qsTr("This day has not come yet. Check the year.");
        case "birth-long-ago":
            return qsTr("This year is too long ago. Check the year.");
        case "phone-no-number":
            return qsTr("Check the number, or skip it.");
        }
        return code === "" ? "" : qsTr("Please try once more, or ask a nurse.");
    }

    function month(number: int): string {
        return [qsTr("January"), qsTr("February"), qsTr("March"), qsTr("April"), qsTr("May"), qsTr("June"), qsTr("July"), qsTr(
                    "August"), qsTr("September"), qsTr("October"), qsTr("November"), qsTr("December")][number - 1] ?? "";
    }

    function asks(what: string, doctor: string): string {
        switch (what) {
        case "blood-pressure":
            return qsTr("%1 asks for your blood pressure").arg(doctor);
        case "oxygen":
            return qsTr("%1 asks for your oxygen").arg(doctor);
        case "temperature":
            return qsTr("%1 asks for your temperature").arg(doctor);
        case "weight":
            return qsTr("%1 asks for your weight").arg(doctor);
        case "glucose":
            return qsTr("%1 asks for your blood sugar").arg(doctor);
        case "heart-rate":
            return qsTr("%1 asks for your heart rate").arg(doctor);
        }
        return "";
    }

    function hour(name: string): string {
        switch (name) {
        case "morning":
            return qsTr("morning");
        case "midday":
            return qsTr("midday");
        case "evening":
            return qsTr("evening");
        case "night":
            return qsTr("night");
        }
        return name;
    }

    // A day such as "Friday 27 November", from YYYY-MM-DD.
    function day(iso: string, language: string): string {
        const parts = iso.split("-").map(Number);
        const date = new Date(parts[0], parts[1] - 1, parts[2], 12);
        const weekday = Qt.locale(language).standaloneDayName(date.getDay(), Locale.LongFormat);
        return qsTr("%1 %2 %3", "weekday, day, month").arg(weekday).arg(parts[2]).arg(month(parts[1]));
    }

    // How long ago, for staff.
    function minutes(count: int): string {
        if (count < 60) {
            return qsTr("%1 min").arg(count);
        }
        return count < 48 * 60 ? qsTr("%1 h").arg(Math.floor(count / 60)) : qsTr("%1 days").arg(Math.floor(count / 1440));
    }

    // Why a person is called, for staff; `numbers` are those of a reading, {name, text}.
    function alarm(why: string, numbers: var): string {
        if (numbers.length > 0)
            return numbers.map(number => staffNumber(number.name) + " \u2066" + number.text + "\u2069").join(", ");
        switch (why) {
        case "help":
            return qsTr("A patient calls for a nurse");
        case "call-lost":
            return qsTr("A patient lost the doctor's call");
        case "store-failed":
            return qsTr("This station can’t save. Patients are sent to the front desk.");
        case "out-of-device-range":
            return qsTr("A value is too high or too low for the device");
        }
        return sign(why) !== why ? sign(why) : qsTr("Somebody is needed here");
    }

    function staffNumber(name: string): string {
        switch (name) {
        case "systolic":
            return qsTr("Upper blood pressure");
        case "diastolic":
            return qsTr("Lower blood pressure");
        case "mean":
            return qsTr("Mean blood pressure");
        case "saturation":
            return qsTr("Oxygen");
        case "pulse":
            return qsTr("Pulse");
        case "celsius":
            return qsTr("Temperature");
        case "kilograms":
            return qsTr("Weight");
        case "milligrams_per_decilitre":
            return qsTr("Blood sugar");
        case "fat_percent":
            return qsTr("Body fat");
        }
        return qsTr("Reading");
    }

    // Who of the staff: by the PIN that was typed, or as the clinic says it.
    function staff(role: string): string {
        switch (role) {
        case "doctor":
            return qsTr("Doctor");
        case "nurse":
            return qsTr("Nurse");
        case "technician":
            return qsTr("Technician");
        }
        return role;
    }

    // How a device is, short.
    function device(word: string): string {
        switch (word) {
        case "ready":
            return qsTr("Ready");
        case "in-use":
            return qsTr("In use");
        case "never-seen":
            return qsTr("not seen yet");
        case "not-found":
            return qsTr("Not found");
        case "battery-low":
            return qsTr("Battery low");
        case "link-lost":
            return qsTr("Connection lost");
        case "movement":
            return qsTr("Too much movement");
        case "cuff-loose":
            return qsTr("Cuff too loose");
        case "bad-position":
            return qsTr("Arm not in place");
        case "poor-signal":
            return qsTr("Signal too weak");
        case "sensor-off":
            return qsTr("Sensor not on");
        case "no-result":
            return qsTr("Gave no value");
        case "timeout":
            return qsTr("Took too long");
        case "bad-data":
            return qsTr("Answer not clear");
        case "needs-bond":
            return qsTr("Pair it again");
        case "port-denied":
            return qsTr("Port is locked");
        case "unplugged":
            return qsTr("Unplugged");
        case "off-or-asleep":
            return qsTr("Off or asleep");
        case "out-of-range":
            return qsTr("Too far away");
        case "busy-elsewhere":
            return qsTr("In use elsewhere");
        case "wrong-device":
            return qsTr("Not the right one");
        case "no-strip":
            return qsTr("No strip in it");
        case "strip-error":
            return qsTr("Strip not usable");
        case "control-solution":
            return qsTr("Control solution");
        case "out-of-device-range":
            return qsTr("Too high or too low");
        case "implausible":
            return qsTr("Hardly possible");
        case "clock-wrong":
            return qsTr("Clock is wrong");
        case "paper-low":
            return qsTr("Paper ends soon");
        case "no-paper":
            return qsTr("No paper");
        case "cover-open":
            return qsTr("Cover is open");
        case "stopped":
            return qsTr("Stopped");
        case "no-answer":
            return qsTr("Does not answer");
        }
        return qsTr("Needs a look");
    }

    // Why a visit has not arrived.
    function unsent(word: string): string {
        switch (word) {
        case "ready":
            return qsTr("Ready to be sent");
        case "network":
            return qsTr("Waits for the network");
        case "sign-in":
            return qsTr("The network asks for a sign-in. Call the technician.");
        case "again":
            return qsTr("The clinic server did not take it yet. We try again.");
        case "not-accepted":
            return qsTr("The clinic server does not accept this station. Call the technician.");
        case "arriving":
            return qsTr("Sent. Waiting to hear that it arrived.");
        case "refused":
            return qsTr("The clinic server refuses it. Call the clinic.");
        case "unreadable":
            return qsTr("It can’t be read any more. Call the technician.");
        }
        return qsTr("Not sent yet");
    }
}
