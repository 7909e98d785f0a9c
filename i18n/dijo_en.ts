<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
<context>
    <name>BeforePage</name>
    <message numerus="yes">
        <source>%Ln other sign-in(s) end at once, this one on the date you choose.</source>
        <translation>
            <numerusform>%Ln other sign-in ends at once, this one on the date you choose.</numerusform>
            <numerusform>%Ln other sign-ins end at once, this one on the date you choose.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ConsentPage</name>
    <message numerus="yes">
        <source>%Ln receipt(s) saved.</source>
        <translation>
            <numerusform>%Ln receipt saved.</numerusform>
            <numerusform>%Ln receipts saved.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Countdown</name>
    <message numerus="yes">
        <source>day(s) left</source>
        <translation>
            <numerusform>day left</numerusform>
            <numerusform>days left</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>hour(s) left</source>
        <translation>
            <numerusform>hour left</numerusform>
            <numerusform>hours left</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>minute(s) left</source>
        <translation>
            <numerusform>minute left</numerusform>
            <numerusform>minutes left</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>DraftBar</name>
    <message numerus="yes">
        <source>%Ln change(s) not saved.</source>
        <translation>
            <numerusform>%Ln change not saved.</numerusform>
            <numerusform>%Ln changes not saved.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>HappensPage</name>
    <message numerus="yes">
        <source>In %Ln day(s)</source>
        <translation>
            <numerusform>In %Ln day</numerusform>
            <numerusform>In %Ln days</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Hero</name>
    <message numerus="yes">
        <source>%Ln day(s) to change your mind.</source>
        <translation>
            <numerusform>%Ln day to change your mind.</numerusform>
            <numerusform>%Ln days to change your mind.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>All %Ln record(s) in one file you can open and check.</source>
        <translation>
            <numerusform>Your %Ln record in one file you can open and check.</numerusform>
            <numerusform>All %Ln records in one file you can open and check.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>History</name>
    <message numerus="yes">
        <source>%Ln record(s) held</source>
        <translation>
            <numerusform>%Ln record held</numerusform>
            <numerusform>%Ln records held</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Mending</name>
    <message numerus="yes">
        <source>%Ln entry(ies) could be read and are kept.</source>
        <translation>
            <numerusform>%Ln entry could be read and is kept.</numerusform>
            <numerusform>%Ln entries could be read and are kept.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>MyDataPage</name>
    <message numerus="yes">
        <source>The service sends %Ln things that its privacy policy does not cover.</source>
        <translation>
            <numerusform>The service sends %Ln thing that its privacy policy does not cover.</numerusform>
            <numerusform>The service sends %Ln things that its privacy policy does not cover.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{records} in %Ln categories, compared with policy version {version}</source>
        <translation>
            <numerusform>{records} in %Ln category, compared with policy version {version}</numerusform>
            <numerusform>{records} in %Ln categories, compared with policy version {version}</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>PageBars</name>
    <message numerus="yes">
        <source>%Ln day(s)</source>
        <translation>
            <numerusform>%Ln day</numerusform>
            <numerusform>%Ln days</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln hour(s)</source>
        <translation>
            <numerusform>%Ln hour</numerusform>
            <numerusform>%Ln hours</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln hour(s) left.</source>
        <translation>
            <numerusform>%Ln hour left.</numerusform>
            <numerusform>%Ln hours left.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln minute(s) left.</source>
        <translation>
            <numerusform>%Ln minute left.</numerusform>
            <numerusform>%Ln minutes left.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Plan</name>
    <message numerus="yes">
        <source>%Ln other sign-in(s) were ended.</source>
        <translation>
            <numerusform>%Ln other sign-in was ended.</numerusform>
            <numerusform>%Ln other sign-ins were ended.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Last %Ln record(s) destroyed</source>
        <translation>
            <numerusform>Last record destroyed</numerusform>
            <numerusform>Last %Ln records destroyed</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>RangeDesk</name>
    <message numerus="yes">
        <source>%Ln call(s) copied</source>
        <translation>
            <numerusform>%Ln call copied</numerusform>
            <numerusform>%Ln calls copied</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>RemoveDialog</name>
    <message numerus="yes">
        <source>%Ln file(s)</source>
        <translation>
            <numerusform>%Ln file</numerusform>
            <numerusform>%Ln files</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln key(s)</source>
        <translation>
            <numerusform>%Ln key</numerusform>
            <numerusform>%Ln keys</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Result</name>
    <message numerus="yes">
        <source>%Ln file(s)</source>
        <translation>
            <numerusform>%Ln file</numerusform>
            <numerusform>%Ln files</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>calls</name>
    <message numerus="yes">
        <source>%Ln call(s)</source>
        <translation>
            <numerusform>%Ln call</numerusform>
            <numerusform>%Ln calls</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln filter(s)</source>
        <translation>
            <numerusform>%Ln filter</numerusform>
            <numerusform>%Ln filters</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln hour(s)</source>
        <translation>
            <numerusform>%Ln hour</numerusform>
            <numerusform>%Ln hours</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln minute(s)</source>
        <translation>
            <numerusform>%Ln minute</numerusform>
            <numerusform>%Ln minutes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln second(s)</source>
        <translation>
            <numerusform>%Ln second</numerusform>
            <numerusform>%Ln seconds</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Last %Ln day(s)</source>
        <translation>
            <numerusform>Last %Ln day</numerusform>
            <numerusform>Last %Ln days</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Last %Ln month(s)</source>
        <translation>
            <numerusform>Last %Ln month</numerusform>
            <numerusform>Last %Ln months</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Last %Ln week(s)</source>
        <translation>
            <numerusform>Last %Ln week</numerusform>
            <numerusform>Last %Ln weeks</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{day}, {begin} to {end} (%Ln call(s))</source>
        <translation>
            <numerusform>{day}, {begin} to {end} (%Ln call)</numerusform>
            <numerusform>{day}, {begin} to {end} (%Ln calls)</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{shown} of %Ln call(s)</source>
        <translation>
            <numerusform>{shown} of %Ln call</numerusform>
            <numerusform>{shown} of %Ln calls</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>consent</name>
    <message numerus="yes">
        <source>%Ln cookie(s) will be allowed on your next visit to {host}.</source>
        <translation>
            <numerusform>%Ln cookie will be allowed on your next visit to {host}.</numerusform>
            <numerusform>%Ln cookies will be allowed on your next visit to {host}.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln cookie(s) will be removed on your next visit to {host}.</source>
        <translation>
            <numerusform>%Ln cookie will be removed on your next visit to {host}.</numerusform>
            <numerusform>%Ln cookies will be removed on your next visit to {host}.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln cookie(s) will go.</source>
        <translation>
            <numerusform>%Ln cookie will go.</numerusform>
            <numerusform>%Ln cookies will go.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln cookie(s).</source>
        <translation>
            <numerusform>%Ln cookie.</numerusform>
            <numerusform>%Ln cookies.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>data</name>
    <message numerus="yes">
        <source>%Ln day(s)</source>
        <translation>
            <numerusform>%Ln day</numerusform>
            <numerusform>%Ln days</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln month(s)</source>
        <translation>
            <numerusform>%Ln month</numerusform>
            <numerusform>%Ln months</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln record(s)</source>
        <translation>
            <numerusform>%Ln record</numerusform>
            <numerusform>%Ln records</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln year(s)</source>
        <translation>
            <numerusform>%Ln year</numerusform>
            <numerusform>%Ln years</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Up to %Ln year(s) after</source>
        <translation>
            <numerusform>Up to %Ln year after</numerusform>
            <numerusform>Up to %Ln years after</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>deletion</name>
    <message numerus="yes">
        <source>%Ln day(s)</source>
        <translation>
            <numerusform>%Ln day</numerusform>
            <numerusform>%Ln days</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln hour(s)</source>
        <translation>
            <numerusform>%Ln hour</numerusform>
            <numerusform>%Ln hours</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln minute(s)</source>
        <translation>
            <numerusform>%Ln minute</numerusform>
            <numerusform>%Ln minutes</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>export</name>
    <message numerus="yes">
        <source>{done} of %Ln record(s)</source>
        <translation>
            <numerusform>{done} of %Ln record</numerusform>
            <numerusform>{done} of %Ln records</numerusform>
        </translation>
    </message>
</context>
</TS>
