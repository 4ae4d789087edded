# The paper that says "yes".
verdict = """
The op-ed says that Moscow turned from a party to the fighting into a “peacemaker” (c01). My answer
is yes, by the two measures on my card and from the winter of 2016–17 on: Russia turned towards those
it had fought, and the fighting between the parties to the truce fell by half.

Two numbers carry this. Rows that Russia leads with armed groups in the room are 10.3 % of the events
of the twelve months before 29 December 2016 and 22.0 % of the twelve months from it, as the course's
coder reads them. My card asked for half as much again. And deaths with a known day, in fights between
the government and Syrian insurgents, fall from 15,046 to 6,927 over equal windows (UCDP). My card
asked for a third.

Against me stand two others, and I count them as such. The pace of the aircraft hardly falls: 34.6
sorties a day up to 22 December 2016 and 32.1 in the first weeks of 2017, by the Russian ministry's own
statements. And Russia's share of all leading roles does not rise: it is 56.4 % before and 52.5 % after. That
share had jumped in the autumn of 2015, from 28.6 to 63.2 %, though from a before of 7 rows. So Russia
sat in the chair long before. My card asks who sits opposite.

What can't they show? Participants are the main parties, as one coder lists them, and rows were found
rather than sampled. Deaths don't say who stopped: the battle of Aleppo ended a week before my cut,
and some of the fall is its end. Rows without a known day are left out. No row holds a motive.

The strongest other reading is that both went on at once. The aircraft fly nearly as before, by Russia's own
account, while the chair is the old one with another partner beside it. Of agreements and truces Russia
leads 88.9 % before and 73.3 % after, so that nothing rises but the number of guests. Whoever takes the
sorties as the measure of a combatant must answer “both”. I don't, since the figures name no target and
a truce leaves Islamic State out. But I can't show that they were flown there, and this is the weakest
joint of my answer.

Confidence: 62 %, likely. A list of sorties by target that puts most of those of early 2017 on groups
inside the truce would move it by 20 points downwards. The same share of armed groups in a table that
was sampled by day would move it as far upwards.
"""
