using System.Collections.Concurrent;
using System.Globalization;
using Serilog.Core;
using Serilog.Events;

namespace SmtpSetupWizard.EndToEnd.Tests.Apps;

/// <summary>Every log event of an app, with all its properties and its exception.</summary>
public sealed class CapturedLogs : ILogEventSink
{
    private readonly ConcurrentQueue<LogEvent> _events = new();

    public IEnumerable<LogEvent> Errors => _events.Where(logged => logged.Level >= LogEventLevel.Error);

    /// <summary>All of it as text, one event a line or more.</summary>
    public string Text => string.Join('\n', _events.Select(Render));

    public void Emit(LogEvent logEvent) => _events.Enqueue(logEvent);

    private static string Render(LogEvent logged) =>
        $"{logged.Level} {logged.RenderMessage(CultureInfo.InvariantCulture)} {string.Join(' ', logged.Properties.Select(property => $"{property.Key}={property.Value}"))} {logged.Exception}";
}
