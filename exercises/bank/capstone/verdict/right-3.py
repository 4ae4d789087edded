# The paper that says "no".
verdict = """
The op-ed says that Moscow turned from a party to the fighting into a “peacemaker” (c01). My answer
is no: a turn needs Russia's own use of force to fall and its mediating to rise, and by my card neither
did so from the winter of 2016–17 on.

Two numbers carry this. The pace of the aircraft, by the Russian ministry's own statements, is 34.6
sorties a day up to 22 December 2016 and 32.1 in the first weeks of 2017. My card asked for a fall of a
third. And Russia's share of leading roles is 56.4 % of the events of the twelve months before
29 December 2016 and 52.5 % of the twelve months from it, as the course's coder reads them. My card asked
for a rise of ten points. Of agreements and truces alone Russia leads 88.9 % before and 73.3 % after.
If the role changed at all, it did so at the start of the campaign, from 28.6 to 63.2 %, with a before of
only 7 rows.

Against me stand two others, and I count them as such. Deaths with a known day, in fights between the
government and Syrian insurgents, fall from 15,046 to 6,927 (UCDP). Rows that Russia leads with armed
groups in the room rise from 10.3 to 22.0 %. I read the first as the end of the battle of Aleppo, which fell
a week before my cut, and the second as new guests at an old table. That is a reading; the rows
themselves speak for c01.

What can't they show? Sorties are one party's figures, rounded, without targets. A role is read from
the form of an event by one coder, and rows were found rather than sampled. A share falls also where the
coder finds more rows of others. No row holds a motive or an effect, so that “no” here means no turn in
these measures. It doesn't mean that nothing was meant.

The strongest other reading is that the company is the turn. In that winter Russia began to name,
seat and sign for groups that it had fought, with Turkey as their warrant, and one can bring to terms only
those one talks to. A share of all roles is blind to that. If mediating means talking to those one
fights, my card asks the wrong thing, and the answer is nearer to “both”.

Confidence: 60 %, likely. Sorties by target would move it by 20 points downwards, if those against parties
to the truce stopped in January 2017. A second coding of roles, blind to dates, with the same result
would move it upwards.
"""
