using System.Collections.Concurrent;
using System.Globalization;
using Serilog.Core;
using Serilog.Events;
using Serilog.Formatting.Json;

namespace SmtpSetupWizard.Web.Tests.Hosting;

/// <summary>Everything that was logged: message, properties and exception.</summary>
public sealed class CapturedLogs : ILogEventSink
{
    private static readonly JsonFormatter Everything = new(renderMessage: true);
    private readonly ConcurrentQueue<string> _lines = new();

    public IReadOnlyCollection<string> Lines => _lines;
    public string Text => string.Join('\n', _lines);

    public void Emit(LogEvent logEvent)
    {
        using var line = new StringWriter(CultureInfo.InvariantCulture);
        Everything.Format(logEvent, line);
        _lines.Enqueue(line.ToString());
    }
}
