using System.Collections.Concurrent;
using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;

namespace SmtpSetupWizard.EndToEnd.Tests.Browsers;

/// <summary>A page whose every complaint is kept: when the test is over, there must be none.</summary>
public sealed class WatchedPage : IAsyncDisposable
{
    private readonly ConcurrentQueue<string> _complaints = new();

    public WatchedPage(IPage page)
    {
        Page = page;
        page.Console += (_, message) =>
        {
            if (message.Type is "error" or "warning") _complaints.Enqueue($"{message.Type}: {message.Text} ({message.Location})");
        };
        page.PageError += (_, error) => _complaints.Enqueue($"script: {error}");
        page.RequestFailed += (_, request) =>
        {
            // What the browser itself gave up because the page was left is no fault.
            if (request.Failure is not "net::ERR_ABORTED") _complaints.Enqueue($"request: {request.Method} {request.Url} {request.Failure}");
        };
    }

    public IPage Page { get; }

    /// <summary>Errors, warnings and violations of the content security policy that came so far.</summary>
    public IReadOnlyCollection<string> Complaints => _complaints;

    /// <summary>Part of a complaint that the test provokes, such as the 404 of a page that is to be missing.</summary>
    public string? Provoked { get; set; }

    /// <summary>Looks for faults of accessibility (WCAG 2.2 AA and axe's best practices) on the page as it stands.</summary>
    public async Task<IReadOnlyList<string>> AccessibilityFaultsAsync()
    {
        var result = await Page.RunAxe(new AxeRunOptions());
        return [.. result.Violations.Select(violation => $"{violation.Impact} {violation.Id}: {string.Join(" | ", violation.Nodes.Select(node => node.Html))}")];
    }

    public async ValueTask DisposeAsync()
    {
        await Page.Context.CloseAsync();
        Assert.DoesNotContain(_complaints, complaint => Provoked is null || !complaint.Contains(Provoked, StringComparison.Ordinal));
    }
}
