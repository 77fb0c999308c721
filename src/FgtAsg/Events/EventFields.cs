using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using FgtAsg.Fleet;
using FgtAsg.LambdaRuntime.Errors;

namespace FgtAsg.Events;

/// <summary>Reads fields. The errors name the actual and the expected value.</summary>
internal static class EventFields
{
    public static T Read<T>(JsonElement element, JsonTypeInfo<T> type) =>
        element.Deserialize(type) ?? throw new MalformedEventException("The event holds a null where an object is expected.");

    public static string Need(string? value, string field, string expected) =>
        string.IsNullOrEmpty(value) ? throw new MalformedEventException($"{field} is missing: expected {expected}.") : value;

    public static T Need<T>(T? value, string field, string expected)
        where T : struct => value ?? throw new MalformedEventException($"{field} is missing: expected {expected}.");

    public static MalformedEventException Wrong(string field, string? value, string expected) =>
        new($"{field} is {(value is null ? "missing" : $"'{value}'")}: expected {expected}.");

    public static InstanceId Instance(string field, string? value) =>
        InstanceId.TryParse(value, out var id) ? id : throw Wrong(field, value, "an instance id (i- and 8 or 17 hexadecimal digits)");

    public static string? TextOf(JsonElement element) => element.ValueKind == JsonValueKind.String ? element.GetString() : null;
}

/// <summary>The event does not have the form of its kind. Names the field, the actual and the expected value.</summary>
internal sealed class MalformedEventException : Exception, ILambdaError
{
    public MalformedEventException(string message)
        : base(message)
    {
    }

    public MalformedEventException(string message, Exception innerException)
        : base(message, innerException)
    {
    }

    public string ErrorType => "MalformedEvent";
}
