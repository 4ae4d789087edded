"""Run submissions between walls: what stands in this package runs inside the sandbox.

One warm parent (`zygote`) has imported what notebooks import. For each
submission it forks a `keeper`, which builds walls of its own inside the sandbox,
and for each notebook a `controller`. The controller runs the student's cells in
one process (`interpreter`), looks after it (`watch`), takes a snapshot of it before
each run of test cells by forking it, and lets trusted code (`judge`) run the tests in
the snapshots, once the student's own process has ended. What was altered is seen from
outside (`image`) and put back inside (`repair`).
"""
