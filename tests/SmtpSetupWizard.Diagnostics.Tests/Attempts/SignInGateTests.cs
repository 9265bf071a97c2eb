using SmtpSetupWizard.Diagnostics.Attempts;

namespace SmtpSetupWizard.Diagnostics.Tests.Attempts;

public class SignInGateTests
{
    [Fact]
    public void The_preferred_endpoint_gets_the_password_as_soon_as_it_is_ready()
    {
        var gate = new SignInGate(3);
        Assert.Equal([new HandOver(0)], gate.Apply(new Reached(0)));
    }

    [Fact]
    public void A_fallback_waits_for_a_preferred_endpoint_that_is_on_its_way()
    {
        var gate = new SignInGate(2);
        Assert.Empty(gate.Apply(new Reached(1)));
        Assert.Equal([new HandOver(0)], gate.Apply(new Reached(0)));
    }

    [Fact]
    public void A_fallback_gets_its_turn_when_all_before_it_have_failed()
    {
        var gate = new SignInGate(3);
        gate.Apply(new Reached(2));
        Assert.Empty(gate.Apply(new EndpointEnded(0, EndpointEnd.NoWord)));
        Assert.Equal([new HandOver(2)], gate.Apply(new EndpointEnded(1, EndpointEnd.NoWord)));
    }

    [Fact]
    public void A_fallback_that_waited_long_overtakes_one_that_is_still_on_its_way()
    {
        var gate = new SignInGate(2);
        gate.Apply(new Reached(1));
        Assert.Equal([new HandOver(1)], gate.Apply(new WaitedLong(1)));
        Assert.True(gate.IsUnderWay(0));
    }

    [Fact]
    public void A_fallback_that_waited_long_does_not_overtake_one_at_the_gate()
    {
        var gate = new SignInGate(3);
        gate.Apply(new Reached(2));
        gate.Apply(new Reached(1));
        Assert.Empty(gate.Apply(new WaitedLong(2)));
        Assert.Equal([new HandOver(1)], gate.Apply(new WaitedLong(1)));
    }

    [Fact]
    public void A_sign_in_under_way_is_not_overtaken()
    {
        var gate = new SignInGate(2);
        gate.Apply(new Reached(1));
        gate.Apply(new WaitedLong(1));
        Assert.Empty(gate.Apply(new Reached(0)));
    }

    [Fact]
    public void After_no_word_about_the_password_the_next_endpoint_signs_in()
    {
        var gate = new SignInGate(2);
        gate.Apply(new Reached(0));
        gate.Apply(new Reached(1));
        Assert.Equal([new HandOver(1)], gate.Apply(new EndpointEnded(0, EndpointEnd.NoWord)));
    }

    [Fact]
    public void A_refusal_decides_and_nobody_signs_in_again()
    {
        var gate = new SignInGate(2);
        gate.Apply(new Reached(0));
        gate.Apply(new Reached(1));
        Assert.Equal([new Decide(0)], gate.Apply(new EndpointEnded(0, EndpointEnd.Refused)));
        Assert.Empty(gate.Apply(new WaitedLong(1)));
    }

    [Fact]
    public void A_session_that_was_lost_at_the_gate_is_opened_again_at_its_turn()
    {
        var gate = new SignInGate(2);
        gate.Apply(new Reached(1));
        Assert.Empty(gate.Apply(new SessionLost(1)));
        Assert.Equal([new Reopen(1)], gate.Apply(new EndpointEnded(0, EndpointEnd.NoWord)));
        Assert.Equal([new HandOver(1)], gate.Apply(new Reached(1)));
    }

    [Fact]
    public void A_session_is_opened_again_once_only()
    {
        var gate = new SignInGate(1);
        gate.Apply(new Reached(0));
        Assert.Equal([new Reopen(0)], gate.Apply(new SessionLost(0)));
        gate.Apply(new Reached(0));
        Assert.Empty(gate.Apply(new SessionLost(0)));
    }

    [Fact]
    public void When_every_endpoint_failed_the_verdict_is_decided_without_a_decider()
    {
        var gate = new SignInGate(2);
        Assert.Empty(gate.Apply(new EndpointEnded(1, EndpointEnd.NoWord)));
        Assert.Equal([new Decide(null)], gate.Apply(new EndpointEnded(0, EndpointEnd.NoWord)));
    }

    [Fact]
    public void Any_order_of_events_keeps_the_rules()
    {
        // A walk plays endpoints that behave as real ones do, in an order that chance chooses.
        var random = new Random(20261125);
        for (var walk = 0; walk < 120_000; walk++) new GateWalk(random).Run();
    }
}
