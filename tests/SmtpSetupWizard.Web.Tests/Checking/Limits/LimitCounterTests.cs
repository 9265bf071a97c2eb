using Microsoft.Extensions.Time.Testing;
using SmtpSetupWizard.Web.Checking.Limits;

namespace SmtpSetupWizard.Web.Tests.Checking.Limits;

public sealed class LimitCounterTests
{
    private readonly FakeTimeProvider _time = new();

    [Fact]
    public void A_block_doubles_up_to_a_day_and_is_forgotten_after_a_quiet_day()
    {
        var counter = new LimitCounter(1, TimeSpan.FromHours(10), _time, doubles: true);
        List<TimeSpan?> blocks = [];
        for (var i = 0; i < 4; i++)
        {
            counter.Count(1);
            blocks.Add(counter.Wait(1));
            _time.Advance(counter.Wait(1)!.Value);
        }

        Assert.Equal([TimeSpan.FromHours(10), TimeSpan.FromHours(20), TimeSpan.FromHours(24), TimeSpan.FromHours(24)], blocks);
        _time.Advance(TimeSpan.FromDays(1));
        Assert.Null(counter.Wait(1));
        counter.Count(1);
        Assert.Equal(TimeSpan.FromHours(10), counter.Wait(1));
    }

    [Fact]
    public void A_flood_of_keys_does_not_make_one_forgotten_that_is_near_its_limit()
    {
        var counter = new LimitCounter(3, TimeSpan.FromHours(1), _time, doubles: true);
        counter.Count(0);
        counter.Count(0);

        for (UInt128 key = 1; key < 150_000; key++) counter.Count(key);
        counter.Count(0);

        Assert.NotNull(counter.Wait(0));
    }

    [Fact]
    public void A_flood_of_keys_does_not_free_does_not_free_a_blocked_one()
    {
        var counter = new LimitCounter(1, TimeSpan.FromHours(1), _time, doubles: true);
        counter.Count(0);
        var other = new LimitCounter(2, TimeSpan.FromHours(1), _time, doubles: true);
        other.Count(0);
        other.Count(0);

        for (UInt128 key = 1; key < 150_000; key++) other.Count(key);

        Assert.NotNull(other.Wait(0));
    }
}
