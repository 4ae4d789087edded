# The paper that says "no": columns, days as timestamps, e_id as index.
evidence = pd.DataFrame({
    "e_id": [
        "e1", "e2", "e3", "e4", "e5", "e6", "e7", "e8", "e9", "e10", "e11", "e12",
    ],
    "claim_id": [
        "c01", "c01", "c01", "c01", "c20", "c20", "c06", "c06", "c19", "c19", "c01", "c01",
    ],
    "table": [
        "diplomacy", "diplomacy", "diplomacy", "diplomacy", "diplomacy", "diplomacy", "conflict_events",
        "conflict_events", "interventions", "interventions", "diplomacy", "diplomacy",
    ],
    "filter": [
        "date_start in the window; share with russia_role convenor, co_convenor or guarantor",
        "date_start in the window; share with russia_role convenor, co_convenor or guarantor",
        "date_start in the window; share with russia_role convenor, co_convenor or guarantor",
        "date_start in the window; share with russia_role convenor, co_convenor or guarantor",
        "date_start in the window; rows led as in e1 whose participants name armed groups",
        "date_start in the window; rows led as in e2 whose participants name armed groups",
        "Government of Syria against Syrian insurgents, state-based, known day; deaths_best",
        "Government of Syria against Syrian insurgents, state-based, known day; deaths_best",
        "iv021 less iv020, by the days between", "iv053 by its days",
        "kind agreement, ceasefire or de_escalation in the window; share with russia_role convenor, co_convenor or guarantor",
        "kind agreement, ceasefire or de_escalation in the window; share with russia_role convenor, co_convenor or guarantor",
    ],
    "number": [
        56.4, 52.5, 28.6, 63.2, 10.3, 22.0, 15046, 6927, 34.6, 32.1, 88.9, 73.3,
    ],
    "unit": [
        "% of 39 rows", "% of 59 rows", "% of 7 rows", "% of 38 rows", "% of 39 rows", "% of 59 rows",
        "deaths", "deaths", "sorties a day", "sorties a day", "% of 9 rows", "% of 15 rows",
    ],
    "window_from": pd.to_datetime([
        "2015-12-29", "2016-12-29", "2014-09-30", "2015-09-30",
        "2015-12-29", "2016-12-29", "2016-01-01", "2016-12-29",
        "2016-03-15", "2017-01-01", "2015-12-29", "2016-12-29",
    ]),
    "window_to": pd.to_datetime([
        "2016-12-28", "2017-12-28", "2015-09-29", "2016-09-29",
        "2016-12-28", "2017-12-28", "2016-12-28", "2017-12-26",
        "2016-12-22", "2017-02-25", "2016-12-28", "2017-12-28",
    ]),
    "pair": [
        "role", "role", "autumn", "autumn", "armed", "armed", "deaths", "deaths", None, None, "terms",
        "terms",
    ],
    "direction": [
        "against", "against", "against", "against", "for", "for", "for", "for", "against", "against",
        "against", "against",
    ],
    "reporter": [
        "Coder", "Coder", "Coder", "Coder", "Coder", "Coder", "Uppsala Conflict Data Program",
        "Uppsala Conflict Data Program", "Russian MoD", "Russian MoD", "Coder", "Coder",
    ],
    "source_id": [
        "kremlin-address-president-putin-joint; un-press-sc12261",
        "un-press-sc12663; pa-x-joint-statement-iran-russia",
        "russian-mfa-2015-01-29-remarks-moderator-inter-syrian",
        "iran-primer-2015-10-30-final-communique-syria-talks",
        "kremlin-address-president-putin-joint; un-press-sc12261",
        "un-press-sc12663; pa-x-joint-statement-iran-russia", "ucdp-ged-syria-652-1601-1911",
        "ucdp-ged-syria-652-1601-1911",
        "rbc-2016-03-14-shoigu-results-operation; reuters-2016-12-22-shoigu-sorties",
        "rusreality-2017-02-25-shoigu-russian-space-forces",
        "us-mission-geneva-2016-09-10-u-russia-announce-plan",
        "tass-russian-foreign-ministry-publishes; newsweek-u-s-russian-ceasefire",
    ],
    "confidence": [
        "Medium", "Medium", "Low", "Medium", "Medium", "Medium", "Medium", "Medium", "Low", "Low",
        "Medium", "Medium",
    ],
    "limit": [
        "One coder's reading of form; rows were found, not sampled.",
        "More rows of others in the table lower the share as well.",
        "Seven rows: one more or less moves it by about ten points.",
        "One coder's reading of form; rows are densest from here on.",
        "Participants are the main parties only; a part of e1.",
        "Named is not met: at Astana they spoke through others.",
        "Rows without a known day are left out; holds the battle of Aleppo.",
        "Doesn't say who stopped; ISIL and others are other rows.",
        "A party's totals, one of them 'more than'; no targets.",
        "A party's 'almost'; no targets; eight weeks against nine months.",
        "Nine rows; announced is not kept.", "Local deals are a found sample; some end a siege.",
    ],
}).set_index("e_id")
