# Misunderstanding: writes far more than the sheet asks for.
verdict = """
The op-ed says that Moscow turned from a party to the fighting into a “peacemaker” (c01). My answer
is both at once, with a new partner: Russia took up mediating in the autumn in which its air campaign began,
not in the winter of 2016–17, and from then on it did both.

Two numbers carry this. Russia convenes or guarantees in 56.4 % of the events of the twelve months
before 29 December 2016 and in 52.5 % of the twelve months from it, as the course's coder reads them.
My card asked for a rise of ten points, and there is none. The pace of the aircraft, by the Russian
ministry's own statements, is 34.6 sorties a day up to 22 December 2016 and 32.1 in the first weeks of
2017. At the start of the campaign the share of roles had gone from 28.6 to 63.2 %. Its before is only
7 rows, so I trust the date more than the size.

Against me stand two others, and I count them as such. Deaths with a known day, in fights between
the government and Syrian insurgents, fall from 15,046 to 6,927 (UCDP). Rows that Russia leads with
armed groups in the room rise from 10.3 to 22.0 %. Both are what c01 would lead us to expect.

What can't they show? A role is read from the form of an event, by one coder, and rows were found
rather than sampled. Sorties don't say against whom: flights against Islamic State would break no truce.
The deaths of 2016 hold the battle of Aleppo, which ended a week before my cut. No row holds a motive
or an effect.

The strongest other reading is that the company is the turn. Before the winter Russia bargained with
Washington over the heads of those who fought. From that winter on it names them, seats them, and
signs beside Turkey for what they were promised. One can bring to terms only those one talks to. So
mediation in the full sense begins there, and a share of all roles is blind to it. I find this strong.
It fails for me on one point: of agreements and truces Russia leads 88.9 % before and 73.3 % after, so
the new company did not make it the maker of more of the terms.

It may be said once more, in other words and at some length, that all of this depends on who counts, on what is counted and on when the counting begins and ends. It may be said once more, in other words and at some length, that all of this depends on who counts, on what is counted and on when the counting begins and ends. It may be said once more, in other words and at some length, that all of this depends on who counts, on what is counted and on when the counting begins and ends.

Confidence: 70 %, likely. A list of sorties by target would move it by 20 points downwards, if those of
January and February 2017 had all been flown against groups outside the truce. So would a second
coding of the roles, blind to dates, that finds a rise.
"""
