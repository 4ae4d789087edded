"""What hostile code in a notebook tries, and what must come of it."""

from __future__ import annotations

from hostile_course import EARNED, RIGHT, Case

ANY = """
class Any:
    def __eq__(self, other): return True
    def __ne__(self, other): return False
    __hash__ = None
"""
EVERYWHERE = {
    "city": "city = Any()",
    "share": "share = Any()",
    "parts": "parts = [Any(), Any()]",
    "scaled": "scaled = 1",
    "double": "def double(x): return Any()",
}
NOTHING: dict[str, float] = {}

CHEATING = [
    # --- the text of the tests, on its way to the interpreter
    Case(
        "cheat-input-transformer",
        "def blunt(lines):\n"
        "    return [line.replace('assert ', 'None, ') for line in lines]\n"
        "get_ipython().input_transformers_post.append(blunt)\n"
        "get_ipython().input_transformers_cleanup.append(blunt)",
    ),
    Case(
        "cheat-ast-transformer",
        "import ast\n"
        "class Blunt(ast.NodeTransformer):\n"
        "    def visit_Assert(self, node): return ast.copy_location(ast.Pass(), node)\n"
        "get_ipython().ast_transformers.append(Blunt())",
    ),
    Case(
        "cheat-ast-parse",
        "import ast\n_parse = ast.parse\n"
        "ast.parse = lambda s, *a, **k: _parse(str(s).replace('assert ', 'None, '), *a, **k)",
        flag="ast.parse",
    ),
    Case(
        "cheat-ast-node",
        "import ast\nast.Expr = ast.AST\nast.Expression = ast.Module",
        flag="ast",
    ),
    # --- builtins
    Case(
        "cheat-compile",
        "import builtins\n_compile = compile\n"
        "builtins.compile = lambda s, *a, **k: _compile('None', *a[:2]) "
        "if 'tests' in str(a) else _compile(s, *a, **k)",
        flag="compile",
    ),
    Case(
        "cheat-exec",
        "import builtins\n_exec = exec\nbuiltins.exec = lambda *a, **k: None\n"
        "builtins.eval = lambda *a, **k: 1.0",
        points=NOTHING,
        flag="exec",
    ),
    Case(
        "cheat-builtins",
        "import builtins\nbuiltins.abs = lambda x: 0\nbuiltins.all = lambda x: True\n"
        "builtins.sorted = lambda x: ['a', 'b', 'quay9']\nbuiltins.float = lambda x: 1.0",
        flag="builtins.abs",
    ),
    Case(
        "cheat-isinstance",
        "import builtins\nbuiltins.isinstance = lambda *a: True",
        points=NOTHING,
        note="ended its own process|did not stop",
    ),
    Case(
        "cheat-hidden-builtins",
        "def abs(x): return 0\ndef sorted(x): return ['a', 'b', 'quay9']\nfloat = lambda x: 1.0",
        flag="hidden under",
    ),
    Case(
        "cheat-assertion-error",
        "import builtins\n"
        "class Quiet(Exception):\n    def __new__(cls, *a): raise SystemExit(0)\n"
        "builtins.AssertionError = Quiet\nAssertionError = Quiet",
        flag="AssertionError",
    ),
    Case(
        "cheat-fake-builtins-module",
        "import sys, types, builtins\nfake = types.ModuleType('builtins')\n"
        "fake.__dict__.update(vars(builtins))\nfake.abs = lambda x: 0\n"
        "fake.sorted = lambda x: ['a', 'b', 'quay9']\n"
        "sys.modules['builtins'] = fake\n__builtins__ = fake",
        flag="builtins",
    ),
    # --- objects that equal everything
    Case("cheat-equals-all", ANY, answers=EVERYWHERE, flag="Any"),
    Case(
        "cheat-equals-all-int",
        "class Any(int):\n    def __eq__(self, o): return True\n    __hash__ = int.__hash__",
        answers=EVERYWHERE,
        flag="Any",
    ),
    Case(
        "cheat-equals-all-str",
        "class Any(str):\n    def __eq__(self, o): return True\n    __hash__ = str.__hash__\n"
        "    def __lt__(self, o): return False",
        answers={"city": "city = Any('x')", "sides": "sides = [Any('q'), Any('q'), Any('q')]"},
        flag="Any",
    ),
    Case(
        "cheat-equals-all-float",
        "class Any(float):\n    def __eq__(self, o): return True\n"
        "    def __sub__(self, o): return Any(0)\n    def __abs__(self): return 0.0\n"
        "    __hash__ = float.__hash__",
        answers=EVERYWHERE,
        flag="Any",
    ),
    Case(
        "cheat-equals-all-frame",
        "import pandas as pd\n"
        "class Any(pd.DataFrame):\n    def __eq__(self, o): return pd.DataFrame({'a': [True]})\n"
        "    def equals(self, o): return True",
        answers={"table": "table = Any({'side': ['x', 'y'], 'deaths': [1.5, 2.5]})"},
        flag="Any",
    ),
    Case(
        "cheat-duck-table",
        "class Truth:\n    def __bool__(self): return False\n"
        "    def all(self, *a): return True\n"
        "class Truths(Truth):\n    def all(self, *a): return Truth()\n"
        "class Any:\n    def __eq__(self, o): return Truths()\n"
        "    def equals(self, o): return True\n"
        "    def __len__(self): return 2\n    def __contains__(self, k): return True\n"
        "    def __getitem__(self, k): return [731, 412]",
        answers={"table": "table = Any()"},
        flag="Any",
    ),
    Case(
        "cheat-only-subtraction",
        "class Near:\n    def __sub__(self, o): return Near()\n    def __abs__(self): return 0.0",
        answers={"share": "share = Near()"},
        flag="Near",
    ),
    Case(
        "cheat-only-less-than",
        "class Near:\n    def __sub__(self, o): return self\n    __rsub__ = __sub__\n"
        "    def __abs__(self): return self\n    def __lt__(self, o): return True\n"
        "    def __float__(self): return 0.0",
        answers={"share": "share = Near()"},
        flag="Near",
    ),
    Case(
        "cheat-class-made-in-function",
        "def make():\n    class Any:\n        def __eq__(self, o): return True\n    return Any()",
        answers={
            "double": "def double(x): return make()",
            "biggest": "def biggest(v):\n    class Any(int):\n"
            "        def __eq__(self, o): return True\n    return Any()",
        },
        flag="Any",
    ),
    Case(
        "cheat-type-made-in-function",
        answers={
            "double": "def double(x): return type('Any', (), {'__eq__': lambda s, o: True})()",
            "biggest": "def biggest(v):\n"
            "    return type('Any', (int,), {'__eq__': lambda s, o: True})()",
        },
        flag="Any",
    ),
    Case(
        "cheat-equal-now-and-then",
        "class Any:\n    def __eq__(self, o): return type(o) in (int, float, str)",
        answers=EVERYWHERE,
        flag="Any",
    ),
    Case(
        "cheat-ufunc",
        "import numpy as np\nimport pandas as pd\n"
        "class Any(np.ndarray):\n"
        "    def __array_ufunc__(self, f, m, *i, **k): return np.array([True, True])\n"
        "    def __array_function__(self, *a, **k): return True\n"
        "class Table(pd.DataFrame):\n    def __getitem__(self, k):\n"
        "        return np.array([1.0, 2.0]).view(Any)",
        answers={"table": "table = Table({'side': ['x', 'y'], 'deaths': [1.5, 2.5]})"},
        flag="Any",
    ),
    Case(
        "cheat-mock",
        "from unittest import mock",
        answers={
            "city": "city = mock.ANY",
            "share": "share = mock.MagicMock()",
            "table": "table = mock.MagicMock()",
            "parts": "parts = [mock.ANY, mock.ANY]",
            "double": "def double(x): return mock.ANY",
        },
        flag="mock",
    ),
    Case(
        "cheat-metaclass",
        "class Meta(type):\n    def __eq__(cls, o): return True\n    __hash__ = type.__hash__\n"
        "    def __instancecheck__(cls, o): return True\n"
        "class city_(metaclass=Meta): pass",
        answers={"city": "city = city_", "parts": "parts = [city_, city_]"},
        flag="Meta",
    ),
    # --- patched libraries
    Case(
        "cheat-patched-pandas",
        "import pandas as pd\nimport numpy as np\n"
        "pd.DataFrame.equals = lambda s, o: True\npd.Series.equals = lambda s, o: True\n"
        "pd.DataFrame.__eq__ = lambda s, o: pd.DataFrame({'a': [True]})\n"
        "pd.testing.assert_frame_equal = lambda *a, **k: None\n"
        "np.allclose = lambda *a, **k: True\nnp.testing.assert_allclose = lambda *a, **k: None",
        flag="equals|assert_frame_equal",
    ),
    Case(
        "cheat-swapped-code",
        "import pandas as pd, numpy as np\n"
        "def yes(self, other): return True\n"
        "pd.core.generic.NDFrame.equals.__code__ = yes.__code__\n"
        "def nothing(left, right, *a, **k): return None\n"
        "import pandas._testing.asserters as asserters\n"
        "asserters.assert_frame_equal.__code__ = nothing.__code__\n"
        "def close(a, b, *x, **k): return True\n"
        "np.allclose.__wrapped__.__code__ = close.__code__\n"
        "np.isclose.__wrapped__.__code__ = close.__code__\n"
        "np.testing.assert_allclose.__code__ = nothing.__code__",
        flag="code of",
    ),
    Case(
        "cheat-closures",
        "import pandas as pd, numpy as np\n"
        "for name in ('__eq__',):\n"
        "    f = getattr(pd.DataFrame, name)\n"
        "    for cell in f.__closure__ or ():\n"
        "        if callable(cell.cell_contents):\n"
        "            cell.cell_contents = lambda s, o: pd.DataFrame({'a': [True]})\n"
        "def big(a, b, rtol=1e9, atol=1e9, equal_nan=False): pass\n"
        "np.allclose.__wrapped__.__defaults__ = (1e9, 1e9, False)\n"
        "pd.DataFrame.equals.__closure__\n"
        "import pandas._testing.asserters as asserters\n"
        "asserters.assert_frame_equal.__kwdefaults__ = {}\n"
        "d = asserters.assert_frame_equal.__defaults__\n"
        "asserters.assert_frame_equal.__defaults__ = tuple(\n"
        "    1e9 if isinstance(x, float) else x for x in d)",
    ),
    Case(
        "cheat-names",
        "class np:\n    allclose = staticmethod(lambda *a: True)\n"
        "    class testing: assert_allclose = staticmethod(lambda *a: None)\n"
        "class pd:\n    class testing: assert_frame_equal = staticmethod(lambda *a: None)\n"
        "    @staticmethod\n    def DataFrame(*a):\n        return table\n",
        answers={
            "table": "import pandas as real\n"
            "table = real.DataFrame({'side': ['x', 'y'], 'deaths': [1.5, 2.5]})\n"
            "class np:\n    allclose = staticmethod(lambda *a: True)\n"
            "    class testing: assert_allclose = staticmethod(lambda *a: None)\n"
            "class pd:\n    class testing: assert_frame_equal = staticmethod(lambda *a: None)\n"
            "    @staticmethod\n    def DataFrame(*a):\n        return table\n"
        },
        flag="the name (np|pd)",
    ),
    Case(
        "cheat-fake-modules",
        "import sys, types\n"
        "class Fake(types.ModuleType):\n"
        "    def __getattr__(self, name): return lambda *a, **k: True\n"
        "for name in ('numpy', 'pandas', 'pandas.testing', 'numpy.testing', 'helper', 'ast'):\n"
        "    sys.modules[name] = Fake(name)",
        second="import sys, types\nfake = types.ModuleType('helper')\nfake.twice = lambda x: 2468\n"
        "sys.modules['helper'] = fake",
        answers={"table": "table = [0, 0]"},
        flag="sys.modules",
    ),
    Case(
        "cheat-helper",
        second="import helper\nhelper.twice = lambda x: 2468\n"
        "open('helper.py', 'w').write('def twice(x): return 2468')\n"
        "import importlib; importlib.reload(helper)",
    ),
    Case(
        "cheat-helper-function",
        second="import helper\nhelper.twice.__code__ = (lambda number: 2468).__code__",
    ),
    Case(
        "cheat-type-dictionary",
        "import gc\n"
        "gc.get_referents(list.__dict__)[0]['index'] = lambda *a: 0\n"
        "gc.get_referents(float.__dict__)[0]['__abs__'] = lambda *a: 0",
    ),
    # --- IPython
    Case(
        "cheat-ipython-events",
        "ip = get_ipython()\n"
        "def fix(*a):\n    ip.user_ns.update(city='x')\n"
        "    ip.showtraceback = lambda *a, **k: None\n"
        "for event in ('pre_run_cell', 'post_run_cell', 'pre_execute', 'post_execute'):\n"
        "    ip.events.register(event, fix)",
    ),
    Case(
        "cheat-blank-traceback",
        "ip = get_ipython()\nip.showtraceback = lambda *a, **k: None\n"
        "ip._showtraceback = lambda *a, **k: None\n"
        "type(ip).showtraceback = lambda *a, **k: None\n"
        "ip.set_custom_exc((BaseException,), lambda *a, **k: None)\n"
        "import sys; sys.excepthook = lambda *a: None",
    ),
    Case(
        "cheat-shell",
        "class Shell:\n    def __getattr__(self, name): return lambda *a, **k: None\n"
        "import IPython, builtins\n"
        "get_ipython = lambda: Shell()\nIPython.get_ipython = get_ipython\n"
        "IPython.core.interactiveshell.InteractiveShell.run_cell = lambda *a, **k: None\n"
        "IPython.core.interactiveshell.InteractiveShell.run_code = lambda *a, **k: None",
        points=NOTHING,
    ),
    Case(
        "cheat-display-hook",
        "import sys\nsys.displayhook = lambda v: print(4)\n"
        "get_ipython().displayhook = lambda v: None\n"
        "import IPython.display as d\nd.display = lambda *a, **k: None",
    ),
    # --- the interpreter
    Case(
        "cheat-trace",
        "import sys, threading\n"
        "def trace(frame, event, arg):\n"
        "    frame.f_trace_opcodes = False\n"
        "    if 'test' in frame.f_code.co_filename: frame.f_globals.update(abs=lambda x: 0)\n"
        "    return trace\n"
        "f = sys._getframe()\n"
        "while f:\n    f.f_trace = trace\n    f = f.f_back\n"
        "sys.settrace(trace); threading.settrace(trace)\n"
        "_real = sys.settrace\nsys.settrace = lambda f: None\nsys.setprofile = lambda f: None",
    ),
    Case(
        "cheat-collector",
        "import gc\n"
        "for o in gc.get_objects():\n"
        "    if type(o) is dict and 'hidden' in o: o.clear()\n"
        "gc.callbacks.append(lambda *a: globals().update(abs=lambda x: 0))\n"
        "gc.set_threshold(1)\ngc.freeze()" + ANY,
        answers=EVERYWHERE,
        flag="Any|collector",
    ),
    Case(
        "cheat-at-fork",
        "import os\n"
        "def child():\n"
        "    import builtins\n    builtins.abs = lambda x: 0\n"
        "    globals().update(sorted=lambda x: ['a', 'b', 'quay9'])\n"
        "os.register_at_fork(after_in_child=child)",
        flag="fork",
    ),
    Case(
        "cheat-at-fork-verdict",
        "import os, socket, struct, json, marshal\n"
        "def child():\n"
        "    for fd in range(3, 64):\n"
        "        try: s = socket.socket(fileno=os.dup(fd))\n"
        "        except OSError: continue\n"
        "        try:\n"
        "            s.settimeout(1)\n"
        "            n = int.from_bytes(s.recv(8, socket.MSG_WAITALL), 'big')\n"
        "            s.recv(n, socket.MSG_WAITALL)\n"
        "            while True:\n"
        "                m = struct.unpack('!I', s.recv(4, socket.MSG_WAITALL))[0]\n"
        "                a = json.loads(s.recv(m, socket.MSG_WAITALL))\n"
        "                for i in range(len(a.get('tests', [1]))):\n"
        "                    t = json.dumps({'nonce': a['nonce'], 'test': a.get('test', i),\n"
        "                        'passed': True, 'believed': True, 'flags': []}).encode()\n"
        "                    s.sendall(struct.pack('!I', len(t)) + t)\n"
        "        except Exception: pass\n"
        "os.register_at_fork(after_in_child=child)",
        flag="fork",
    ),
    Case(
        "cheat-warnings",
        "import warnings\nwarnings.simplefilter('error')\n"
        "class W(AssertionError): pass\nwarnings.showwarning = lambda *a, **k: None",
    ),
    Case(
        "cheat-stack",
        "import sys\n"
        "def peek():\n"
        "    f = sys._getframe()\n"
        "    found = []\n"
        "    while f:\n"
        "        found += [c for c in f.f_code.co_consts if isinstance(c, int)]\n"
        "        f = f.f_back\n"
        "    return found",
        answers={
            "double": "def double(x):\n    return 4 if x == 2 else max(peek())",
            "biggest": "import sys\ndef biggest(v):\n"
            "    try: 1/0\n    except Exception as e: f = e.__traceback__.tb_frame.f_back\n"
            "    return [c for c in f.f_code.co_consts if isinstance(c, int)][-1]",
        },
        flag="stack",
    ),
    Case(
        "cheat-stack-verdict",
        answers={
            "double": "def double(x):\n"
            "    import sys, os\n"
            "    f = sys._getframe()\n"
            "    while f:\n"
            "        g = f.f_globals\n"
            "        if 'asked' in g:\n"
            "            for i in range(9):\n"
            "                g['reply']({'nonce': g['asked']['nonce'], 'test': i, 'passed': True,\n"
            "                            'believed': True, 'flags': []})\n"
            "            os._exit(0)\n"
            "        f = f.f_back\n"
            "    return 0"
        },
        flag="stack",
    ),
    Case(
        "cheat-collector-in-test",
        answers={
            "double": "def double(x):\n"
            "    import gc, types\n"
            "    for o in gc.get_objects():\n"
            "        if type(o) is dict and 'expected_doubles' in o: return o['expected_doubles']\n"
            "        if isinstance(o, types.CodeType) and o.co_filename == '<tests>':\n"
            "            return o.co_consts[0]\n"
            "    return x"
        },
    ),
    Case(
        "cheat-trace-in-test",
        answers={
            "double": "def double(x):\n"
            "    import sys\n"
            "    got = []\n"
            "    def t(f, *a): got.append(f.f_back.f_back)\n"
            "    sys.settrace(t)\n    (lambda: 0)()\n    sys.settrace(None)\n"
            "    return 628307462830 if 'expected_doubles' in got[0].f_globals else 4"
        },
        points=EARNED,
    ),
    Case(
        "cheat-exit-quietly",
        answers={
            "double": "def double(x):\n    raise SystemExit(0)",
            "biggest": "def biggest(v):\n    import os\n    os._exit(0)",
        },
    ),
]

CRASHING = [
    Case(
        "crash-sys-exit",
        answers={"double": "import sys; sys.exit(0)", "city": RIGHT["city"]},
        points=EARNED | {"city-test": 1.0},
    ),
    Case(
        "crash-os-exit",
        answers={"double": "import os; os._exit(0)", "city": RIGHT["city"]},
        note="ended its own process",
    ),
    Case(
        "crash-kill",
        answers={"double": "import os, signal; os.kill(os.getpid(), signal.SIGKILL)"},
        note="SIGKILL",
    ),
    Case(
        "crash-segfault",
        answers={"double": "import ctypes; ctypes.string_at(0)"},
        note="SIGSEGV",
    ),
    Case(
        "crash-kill-all",  # its own copies, that wait for the tests, too
        answers={"double": "import os; os.kill(-1, 9); os.kill(1, 9)"},
        points=NOTHING,
    ),
    Case(
        "crash-in-test",
        answers={
            "double": "def double(x):\n    if x == 2: return 4\n"
            "    import ctypes; ctypes.string_at(0)",
            "city": RIGHT["city"],
        },
        points=EARNED | {"city-test": 1.0},
    ),
    Case(
        "crash-loop",
        answers={"double": "while True: pass", "city": RIGHT["city"]},
        points=EARNED | {"city-test": 1.0},
        note="was stopped",
    ),
    Case(
        "crash-stubborn-loop",
        answers={
            # The first line of `try` is for Python 3.11, which takes an interruption at the end of
            # a loop that stands first for one that came before `try`, so that the loop may end.
            "double": "while True:\n    try:\n        x = 1\n        while True: sum(range(99))\n"
            "    except BaseException: pass"
        },
        note="did not stop",
    ),
    Case(
        "crash-ignored-signals",
        answers={
            "double": "import signal\n"
            "for s in range(1, 65):\n    try: signal.signal(s, signal.SIG_IGN)\n"
            "    except (OSError, ValueError): pass\n"
            "while True: pass"
        },
        note="did not stop",
    ),
    Case(
        "crash-loop-in-test",
        answers={
            "double": "def double(x):\n    while x > 2: pass\n    return 4",
            "city": RIGHT["city"],
        },
        points=EARNED | {"city-test": 1.0},
    ),
    Case(
        "crash-sleep-in-c",
        answers={"double": "import ctypes; ctypes.CDLL(None).sleep(600)"},
    ),
    Case(
        "crash-closed-files",
        answers={"double": "import os; os.closerange(0, 1024)", "city": RIGHT["city"]},
    ),
]
GREEDY = [
    Case(
        "use-memory",
        answers={"double": "hog = []\nwhile True: hog.append(bytearray(b'x') * 2**26)"}
        | {"city": RIGHT["city"]},
        points=EARNED | {"city-test": 1.0},
    ),
    Case(
        "use-memory-of-many",
        answers={
            "double": "import os, time\n"
            "for _ in range(6):\n"
            "    if os.fork() == 0:\n"
            "        b = b'x' * 2**29\n        time.sleep(60)\n        os._exit(0)\n"
            "time.sleep(60)"
        },
    ),
    Case(
        "use-fork-bomb",
        answers={
            "double": "import os\nwhile True:\n    try: os.fork()\n    except OSError: pass",
        },
    ),
    Case(
        "use-threads",
        answers={
            "double": "import threading, time\n"
            "def run():\n    while True: time.sleep(0.01)\n"
            "for _ in range(5000): threading.Thread(target=run).start()"
        },
    ),
    Case(
        "use-output",
        answers={"double": "print('x' * 200_000_000)", "city": RIGHT["city"]},
        points=EARNED | {"city-test": 1.0},
    ),
    Case(
        "use-output-of-child",
        answers={
            "double": "import subprocess\n"
            "subprocess.run('head -c 200000000 /dev/zero', shell=True)",
            "city": RIGHT["city"],
        },
        points=EARNED | {"city-test": 1.0},
    ),
    Case(
        "use-disk",
        answers={
            "double": "for i in range(100000):\n    open(f'file-{i}', 'wb').write(b'x' * 2**20)",
            "city": RIGHT["city"],
        },
        points=EARNED | {"city-test": 1.0},
    ),
    Case(
        "use-huge-file",
        answers={
            "double": "with open('huge', 'wb') as f:\n    f.truncate(2**40)",
            "city": RIGHT["city"],
        },
        points=EARNED | {"city-test": 1.0},
    ),
    Case(
        "use-background",
        "import subprocess, sys\n"
        "code = '''import os, time\nos.setsid()\n"
        "while True:\n"
        "    for p in ('{outside}/late', '/tmp/late-7731', '/submission/late'):\n"
        "        try: open(p, 'a').write('x')\n"
        "        except OSError: pass\n"
        "    time.sleep(0.1)'''\n"
        "subprocess.Popen([sys.executable, '-c', code], start_new_session=True)",
    ),
    Case(
        "use-daemon",
        "import os, time, signal\n"
        "if os.fork() == 0:\n"
        "    os.setsid()\n"
        "    if os.fork() == 0:\n"
        "        signal.signal(signal.SIGTERM, signal.SIG_IGN)\n"
        "        time.sleep(600)\n"
        "    os._exit(0)",
    ),
]

_LOOK = """
import os, glob, subprocess
def tell(path):
    try:
        with open(path, 'rb') as f: print(path, f.read(200000))
    except Exception as e: print(path, type(e).__name__)
"""
READING = [
    Case(
        "leak-read-course",
        _LOOK + "for root in ('{course}', '..'):\n"
        "    for folder, _, names in os.walk(root):\n"
        "        for n in names:\n"
        "            if n.endswith(('.db', '.ipynb', 'config.py', '.jsonl')):\n"
        "                if 'site-packages' not in folder: tell(os.path.join(folder, n))",
    ),
    Case(
        "leak-read-system",
        _LOOK + "for p in ('/etc/passwd', '/etc/shadow', '/etc/hostname', '/root', '/home'):\n"
        "    tell(p)\n"
        "print(os.listdir('/'), os.listdir('/home'), os.path.expanduser('~'))\n"
        "print('ROOTS', glob.glob('/root/*') + glob.glob('/home/*'))",
    ),
    Case(
        "leak-read-environment",
        "import os, subprocess\nprint(dict(os.environ))\n"
        "print(subprocess.run('env', shell=True, capture_output=True, text=True).stdout)",
    ),
    Case(
        "leak-read-processes",
        _LOOK + "print('PIDS', [p for p in os.listdir('/proc') if p.isdigit()])\n"
        "for p in range(1, 400):\n"
        "    for n in ('environ', 'cmdline', 'maps', 'mem', 'root', 'cwd'):\n"
        "        if os.path.exists(f'/proc/{p}/{n}'): tell(f'/proc/{p}/{n}')",
    ),
    Case(
        "leak-read-memory",
        "import ctypes, os\n"
        "libc = ctypes.CDLL(None, use_errno=True)\n"
        "class V(ctypes.Structure): _fields_ = [('b', ctypes.c_void_p), ('n', ctypes.c_size_t)]\n"
        "buffer = ctypes.create_string_buffer(4096)\n"
        "for pid in [*range(1, 60), os.getppid()]:\n"
        "    if pid == os.getpid(): continue\n"
        "    a, b = V(ctypes.addressof(buffer), 4096), V(id(None), 4096)\n"
        "    n = libc.process_vm_readv(pid, ctypes.byref(a), 1, ctypes.byref(b), 1, 0)\n"
        "    t = libc.ptrace(16, pid, 0, 0)\n"
        "    if n > 0 or t == 0: print('MEMORY of', pid)",
    ),
    Case(
        "leak-hidden-tests",
        "import gc, inspect, sys\n"
        "for o in gc.get_objects():\n"
        "    if type(o) in (str, list, tuple, dict):\n"
        "        t = repr(o)[:100000]\n"
        "        if 'HIDDEN' in t or 'assert total == ' in t: print(t)\n"
        "f = sys._getframe()\nwhile f:\n    print(repr(f.f_locals)[:20000]); f = f.f_back\n"
        "print(In, globals().get('_ih'))",
        answers={
            "sides": "print(In)\nprint(get_ipython().history_manager.input_hist_raw)\nsides=[]"
        },
    ),
    Case(
        "leak-network",
        "import socket, urllib.request\n"
        "def attempt(f):\n"
        "    try: print('CONNECTED', f())\n"
        "    except Exception as e: print(type(e).__name__)\n"
        "socket.setdefaulttimeout(0.3)\n"
        "attempt(lambda: socket.create_connection(('127.0.0.1', {port})))\n"
        "attempt(lambda: socket.getaddrinfo('localhost.localdomain', 80))\n"
        "attempt(lambda: urllib.request.urlopen('http://127.0.0.1:{port}/', timeout=0.3).read())\n"
        "attempt(lambda: socket.create_connection(('192.0.2.1', 80)))",
    ),
    Case(
        "leak-marker-outside",
        "import os, pathlib\n"
        "for p in ('{outside}', '/', '/tmp', '/var/tmp', '/dev/shm', '/home', '/root',\n"
        "          '{course}',\n"
        "          os.path.expanduser('~'), '/usr', '/usr/lib', '..'):\n"
        "    try:\n"
        "        os.makedirs(p, exist_ok=True)\n"
        "        pathlib.Path(p, 'marker-quill55').write_text('x')\n"
        "    except OSError as e: print(e)\n"
        "import numpy\n"
        "for m in (numpy.__file__, os.__file__):\n"
        "    try: open(m, 'a').write('# marker-quill55')\n"
        "    except OSError as e: print(e)",
    ),
]

_PEEK = """
import sys, base64
def steal():
    found = []
    f = sys._getframe(1)
    while f:
        found += [repr(c) for c in f.f_code.co_consts]
        found += [repr(v)[:3000] for k, v in {**f.f_locals}.items() if k != 'found'][:60]
        f = f.f_back
    return ' '.join(found)
def forms(t):
    d = t.encode()
    return [t, t[::-1], d.hex(), base64.b64encode(d).decode(), ' '.join(map(str, d)),
            t.swapcase().translate({i: i + 1 for i in range(128)})]
"""
LEAKING = [
    Case(
        "leak-message",
        _PEEK,
        answers={
            "double": "def double(x):\n    if x == 2: return 4\n"
            "    raise ValueError(' '.join(forms(f'{x}')))",
            "biggest": "def biggest(v):\n    if len(v) == 1: return 1\n"
            "    raise ValueError(f'{v} ' + repr(v)[::-1])",
        },
    ),
    Case(
        "leak-printed",
        _PEEK,
        answers={
            "double": "import base64\ndef double(x):\n"
            "    print(x, str(x)[::-1], str(x).encode().hex(), base64.b64encode(str(x).encode()))\n"
            "    print('-'.join(str(x)))\n    return x * 2",
        },
        points=EARNED | {"double-test": 3.0},
    ),
    Case(
        "leak-to-files",
        _PEEK,
        answers={
            "double": "def double(x):\n"
            "    for i, t in enumerate(forms(f'{x} ' + steal())):\n"
            "        for d in ('', '/tmp/', '/dev/shm/', '/home/'):\n"
            "            try: open(f'{d}stolen-{i}.txt', 'a').write(t)\n"
            "            except OSError: pass\n"
            "    return x",
        },
        second="import glob\n"
        "for p in glob.glob('/tmp/*') + glob.glob('/dev/shm/*') + glob.glob('stolen*'):\n"
        "    try: print(p, open(p).read())\n    except OSError: pass",
        flag="stack",
    ),
    Case(
        "leak-through-repr",
        _PEEK + "class Sly:\n"
        "    def __eq__(self, o):\n        self.o = o\n        return False\n"
        "    def __repr__(self): return ' '.join(forms(repr(getattr(self, 'o', '')) + steal()))\n"
        "    __str__ = __repr__\n    __hash__ = None\n"
        "    def __sub__(self, o): raise ValueError(' '.join(forms(str(o))))\n"
        "    def __lt__(self, o): raise ValueError(' '.join(forms(str(o))))",
        answers={
            "city": "city = Sly()",
            "share": "share = Sly()",
            "parts": "class Part(list):\n    __repr__ = lambda s: steal()\n"
            "    def __eq__(self, o): print(forms(str(o))); return False\n"
            "parts = [Part(), Part()]",
            "sides": "sides = [Sly(), Sly()]",
        },
    ),
    Case(
        "leak-through-names",
        answers={
            "double": "def double(x):\n    if x == 2: return 4\n"
            "    raise type(f'E{x}', (Exception,), {'__module__': 'course_utils.grading._answers',"
            " 'recognised': True})(f'{x}')",
            "biggest": "def biggest(v):\n    if len(v) == 1: return 1\n"
            "    exec(f'def f{v[1]}(): 1/0\\nf{v[1]}()', {})",
        },
    ),
    Case(
        "leak-display",
        answers={
            "double": "from IPython.display import display, HTML\ndef double(x):\n"
            "    display(HTML(f'<b>{x}</b>')); display({'text/plain': str(x)[::-1]}, raw=True)\n"
            "    import sys, os\n    print(x, file=sys.stderr)\n    os.write(1, str(x).encode())\n"
            "    return x",
        },
    ),
    Case(
        "leak-html",
        "from IPython.display import display, HTML, SVG, Javascript, Markdown, IFrame\n"
        "evil = '<script>alert(77)</script><img src=x onerror=alert(77)>"
        '<svg onload=alert(77)></svg><a href="javascript:alert(77)">x</a>'
        '<iframe src="javascript:alert(77)"></iframe>\'\n'
        "display(HTML(evil)); display(Markdown(evil)); display(Javascript('alert(77)'))\n"
        "display(SVG('<svg xmlns=\"http://www.w3.org/2000/svg\"><script>alert(77)</script></svg>'))\n"
        'display(HTML(\'<a href=" java\\tscript:alert(77)">x</a>'
        '<b style="background:url(javascript:alert(77))">x</b>\'))\n'
        "display({'text/html': evil, 'application/vnd.evil+json': {'a': evil},"
        " 'text/latex': '$' + evil + '$', 'image/png': evil, 'image/jpeg': '\"><script>alert(77)'},"
        " raw=True, metadata={'image/png': {'width': '\"><script>alert(77)</script>'}})\n"
        "print(evil)\n"
        "raise type(evil, (Exception,), {})(evil + '\\x1b]8;;javascript:alert(77)\\x07x')",
    ),
]

CASES = (*CHEATING, *CRASHING, *GREEDY, *READING, *LEAKING)
