#pragma warning disable MA0048 // Events and actions are the gate's own vocabulary.
namespace SmtpSetupWizard.Diagnostics.Attempts;

/// <summary>
/// Decides which endpoint holds the password: one at a time, in the order of the request, never again after a refusal, never after a
/// success. No I/O and no clock: events in, actions out.
/// </summary>
/// <param name="count">How many endpoints there are.</param>
public sealed class SignInGate(int count)
{
    private readonly Place[] _places = new Place[count];
    private readonly bool[] _patient = new bool[count];
    private readonly bool[] _reopened = new bool[count];
    private int? _turn;

    private enum Place
    {
        Opening,
        Ready,
        Lost,
        Reopening,
        Holding,
        Ended,
    }

    /// <summary>Whether the verdict is fixed: nothing is handed over any more.</summary>
    public bool Decided { get; private set; }

    /// <summary>The endpoint whose turn it is; null when it is nobody's.</summary>
    public int? Turn => _turn;

    /// <summary>Whether <paramref name="endpoint"/> was passed over while it had neither reached the gate nor ended.</summary>
    public bool IsUnderWay(int endpoint) => _places[endpoint] is Place.Opening;

    /// <summary>Takes an event and says what to do now, in order.</summary>
    public IReadOnlyList<GateAction> Apply(GateEvent happened)
    {
        var actions = new List<GateAction>(2);
        switch (happened)
        {
            case Reached(var endpoint) when _places[endpoint] is Place.Opening:
                _places[endpoint] = Place.Ready;
                break;
            case Reached(var endpoint) when _places[endpoint] is Place.Reopening:
                HandOver(endpoint, actions);
                break;
            case WaitedLong(var endpoint):
                _patient[endpoint] = true;
                break;
            case SessionLost(var endpoint) when _places[endpoint] is Place.Ready:
                _places[endpoint] = Place.Lost;
                break;
            case SessionLost(var endpoint) when _places[endpoint] is Place.Holding && !_reopened[endpoint]:
                Reopen(endpoint, actions);
                break;
            case EndpointEnded(var endpoint, var end) when _places[endpoint] is not Place.Ended:
                End(endpoint, end, actions);
                break;
        }

        if (!Decided && _turn is null && Next() is { } next) Give(next, actions);
        return actions;
    }

    private void End(int endpoint, EndpointEnd end, List<GateAction> actions)
    {
        var held = _places[endpoint] is Place.Holding;
        _places[endpoint] = Place.Ended;
        if (_turn == endpoint) _turn = null;
        if (Decided) return;
        if ((held && end is EndpointEnd.SignedIn or EndpointEnd.Refused) || _places.All(place => place is Place.Ended))
        {
            Decided = true;
            actions.Add(new Decide(held && end is EndpointEnd.SignedIn or EndpointEnd.Refused ? endpoint : null));
        }
    }

    /// <summary>The first at the gate; it goes when all before it have ended, or when it has waited long and they are still on their way.</summary>
    private int? Next()
    {
        var first = Array.FindIndex(_places, place => place is Place.Ready or Place.Lost);
        if (first < 0) return null;
        return _patient[first] || _places.Take(first).All(place => place is Place.Ended) ? first : null;
    }

    private void Give(int endpoint, List<GateAction> actions)
    {
        _turn = endpoint;
        if (_places[endpoint] is Place.Lost) Reopen(endpoint, actions);
        else HandOver(endpoint, actions);
    }

    private void HandOver(int endpoint, List<GateAction> actions)
    {
        _places[endpoint] = Place.Holding;
        actions.Add(new HandOver(endpoint));
    }

    private void Reopen(int endpoint, List<GateAction> actions)
    {
        _places[endpoint] = Place.Reopening;
        _reopened[endpoint] = true;
        actions.Add(new Reopen(endpoint));
    }
}

/// <summary>What happened at an endpoint.</summary>
public abstract record GateEvent;

/// <summary>Its session is secure and offers sign-in.</summary>
public sealed record Reached(int Endpoint) : GateEvent;

/// <summary>It has been ready for the time that a fallback waits (1.5 s).</summary>
public sealed record WaitedLong(int Endpoint) : GateEvent;

/// <summary>Its session ended while it waited, before the password was sent.</summary>
public sealed record SessionLost(int Endpoint) : GateEvent;

/// <summary>It goes no further.</summary>
public sealed record EndpointEnded(int Endpoint, EndpointEnd End) : GateEvent;

/// <summary>How an endpoint ended.</summary>
public enum EndpointEnd
{
    /// <summary>Before it sent the password, or with no word about it: another endpoint may sign in.</summary>
    NoWord,

    /// <summary>The password was refused: nobody sends it again.</summary>
    Refused,

    /// <summary>The password was accepted, whatever came later.</summary>
    SignedIn,
}

/// <summary>What to do.</summary>
public abstract record GateAction;

/// <summary>The endpoint gets the password.</summary>
public sealed record HandOver(int Endpoint) : GateAction;

/// <summary>It is the endpoint's turn, and its session must be opened again first.</summary>
public sealed record Reopen(int Endpoint) : GateAction;

/// <summary>The verdict is fixed. <paramref name="Endpoint"/> names it; null when every endpoint failed.</summary>
public sealed record Decide(int? Endpoint) : GateAction;
