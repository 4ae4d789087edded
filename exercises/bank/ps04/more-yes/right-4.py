# What the new rule adopts less what was adopted, by crosstab.
new = pd.crosstab(votes["topic"], votes["yes"] > votes["no"])[True]
old = pd.crosstab(votes["topic"], votes["result"])["adopted"]
more_yes = new - old
