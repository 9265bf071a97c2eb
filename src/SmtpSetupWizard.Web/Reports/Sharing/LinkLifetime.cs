namespace SmtpSetupWizard.Web.Reports.Sharing;

/// <summary>How long a link can live on, from now.</summary>
/// <param name="Key">In forms, and below <c>share.lifetime.</c> in the texts.</param>
public sealed record LinkLifetime(string Key, TimeSpan Span)
{
    public static IReadOnlyList<LinkLifetime> All { get; } =
        [new("1h", TimeSpan.FromHours(1)), new("1d", TimeSpan.FromDays(1)), new("7d", TimeSpan.FromDays(7)), new("30d", TimeSpan.FromDays(30))];

    public static LinkLifetime? Find(string key) => All.FirstOrDefault(lifetime => lifetime.Key == key);
}
