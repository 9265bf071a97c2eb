using SmtpSetupWizard.Diagnostics.Attempts;

namespace SmtpSetupWizard.Diagnostics.Tests.Attempts;

/// <summary>A random but possible life of a check's endpoints, with the rules of the password checked after each event.</summary>
internal sealed class GateWalk(Random random)
{
    private readonly int _count = random.Next(1, 9);
    private readonly List<string> _history = [];
    private State[] _states = [];
    private SignInGate _gate = new(1);
    private int? _holder;
    private bool _refused;
    private bool _messageSent;
    private Decide? _verdict;

    private enum State
    {
        Opening,
        AtGate,
        AtGateLost,
        Reopening,
        Holding,
        Ended,
    }

    public void Run()
    {
        _gate = new SignInGate(_count);
        _states = new State[_count];
        var reopened = new bool[_count];
        for (var step = 0; step < 200 && _states.Any(state => state is not State.Ended); step++)
        {
            var endpoint = random.Next(_count);
            switch (_states[endpoint])
            {
                case State.Opening or State.Reopening when random.Next(3) > 0:
                    var again = _states[endpoint] is State.Reopening;
                    _states[endpoint] = again ? State.Reopening : State.AtGate;
                    Tell(new Reached(endpoint));
                    break;
                case State.Opening or State.Reopening:
                    End(endpoint, EndpointEnd.NoWord);
                    break;
                case State.AtGate when _verdict is not null:
                    End(endpoint, EndpointEnd.NoWord);
                    break;
                case State.AtGate when random.Next(4) == 0:
                    _states[endpoint] = State.AtGateLost;
                    Tell(new SessionLost(endpoint));
                    break;
                case State.AtGateLost when _verdict is not null:
                    End(endpoint, EndpointEnd.NoWord);
                    break;
                case State.AtGate or State.AtGateLost:
                    Tell(new WaitedLong(endpoint));
                    break;
                case State.Holding when !reopened[endpoint] && random.Next(6) == 0:
                    reopened[endpoint] = true;
                    _holder = null;
                    Tell(new SessionLost(endpoint));
                    break;
                case State.Holding:
                    var end = (EndpointEnd)random.Next(3);
                    if (end is EndpointEnd.SignedIn && random.Next(2) == 0)
                    {
                        Check(!_messageSent, "a second message");
                        _messageSent = true;
                    }

                    _refused |= end is EndpointEnd.Refused;
                    End(endpoint, end);
                    break;
            }

            reopened = [.. reopened.Select((was, i) => was || _states[i] is State.Reopening)];
        }
    }

    private void End(int endpoint, EndpointEnd end)
    {
        if (_holder == endpoint) _holder = null;
        _states[endpoint] = State.Ended;
        Tell(new EndpointEnded(endpoint, end));
        if (_states.All(state => state is State.Ended)) Check(_verdict is not null, "no verdict");
    }

    private void Tell(GateEvent happened)
    {
        _history.Add(happened.ToString());
        foreach (var action in _gate.Apply(happened))
        {
            _history.Add("  " + action);
            switch (action)
            {
                case HandOver(var next):
                    Check(_holder is null, "two holders");
                    Check(!_refused, "the password after a refusal");
                    Check(!_messageSent, "a sign-in after a message");
                    Check(_verdict is null, "a hand-over after the verdict");
                    Check(_states[next] is State.AtGate or State.Reopening, "the password to one that is not at the gate");
                    _holder = next;
                    _states[next] = State.Holding;
                    break;
                case Reopen(var next):
                    Check(_holder is null && _verdict is null && !_refused, "reopened in vain");
                    Check(_states[next] is State.AtGateLost or State.Holding, "reopened one that was not lost");
                    _states[next] = State.Reopening;
                    break;
                case Decide decide:
                    Check(_verdict is null, "a second verdict");
                    _verdict = decide;
                    break;
            }
        }
    }

    private void Check(bool holds, string broken) => Assert.True(holds, $"{broken} with {_count} endpoints:\n{string.Join('\n', _history)}");
}
