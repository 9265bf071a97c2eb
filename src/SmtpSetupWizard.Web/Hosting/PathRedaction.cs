using System.Text.RegularExpressions;
using Serilog.Core;
using Serilog.Events;

namespace SmtpSetupWizard.Web.Hosting;

/// <summary>
/// Takes tokens and queries out of what the framework logs at its lower levels: <c>/r/{token}</c>, <c>/s/{token}</c>, <c>/case/{token}</c>, the API's <c>/checks/{token}</c> and <c>/cases/{token}</c>, and everything
/// behind a question mark.
/// </summary>
public sealed partial class PathRedaction : ILogEventEnricher
{
    public void Enrich(LogEvent logEvent, ILogEventPropertyFactory propertyFactory)
    {
        foreach (var (name, value) in logEvent.Properties.ToList())
        {
            if (name == "QueryString") logEvent.AddOrUpdateProperty(new(name, new ScalarValue("")));
            else if (Clean(value) is { } clean && !ReferenceEquals(clean, value)) logEvent.AddOrUpdateProperty(new(name, clean));
        }
    }

    private static LogEventPropertyValue Clean(LogEventPropertyValue value) => value switch
    {
        ScalarValue { Value: not (null or ValueType) } scalar when scalar.Value.ToString() is { } text && Token().IsMatch(text) => new ScalarValue(Token().Replace(text, "$1$2{token}")),
        SequenceValue sequence => new SequenceValue(sequence.Elements.Select(Clean)),
        StructureValue structure => new StructureValue(structure.Properties.Select(property => new LogEventProperty(property.Name, Clean(property.Value))), structure.TypeTag),
        DictionaryValue dictionary => new DictionaryValue(dictionary.Elements.Select(pair => KeyValuePair.Create(pair.Key, Clean(pair.Value)))),
        _ => value,
    };

    [GeneratedRegex("((?<![A-Za-z0-9])(?:r|s|cases?|checks)/)[^/?&\\s\"']{16,}|([?&][^=&\\s]*=)[^&\\s\"']+", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, 100)]
    private static partial Regex Token();
}
