using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using Amazon.Runtime;

namespace FgtAsg.Sandbox.FrontEnd;

/// <summary>The SDK's requests and responses in the JSON of the wire. The members have the names of the SDK's properties.</summary>
internal static class SdkJson
{
    private static readonly JsonSerializerOptions Wire = new()
    {
        Converters = { new ConstantConverter(), new EpochSeconds() },
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        // On the wire, the names in Run Command's filters are in lower case.
        PropertyNameCaseInsensitive = true,
        TypeInfoResolver = new DefaultJsonTypeInfoResolver { Modifiers = { LeaveOutWhatIsNotOnTheWire } },
    };

    public static T Read<T>(byte[] body) => JsonSerializer.Deserialize<T>(body, Wire)!;

    public static JsonObject Write(AmazonWebServiceResponse response) =>
        JsonSerializer.SerializeToNode(response, response.GetType(), Wire)!.AsObject();

    private static void LeaveOutWhatIsNotOnTheWire(JsonTypeInfo type)
    {
        if (type.Type.IsSubclassOf(typeof(AmazonWebServiceResponse)))
        {
            foreach (var inherited in type.Properties
                .Where(property => typeof(AmazonWebServiceResponse).GetProperty(property.Name) is not null)
                .ToList())
            {
                type.Properties.Remove(inherited);
            }
        }
    }

    private sealed class EpochSeconds : JsonConverter<DateTime>
    {
        public override DateTime Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            DateTime.UnixEpoch.AddSeconds(reader.GetDouble());

        public override void Write(Utf8JsonWriter writer, DateTime value, JsonSerializerOptions options) =>
            writer.WriteNumberValue(Math.Round((value - DateTime.UnixEpoch).TotalSeconds, 3));
    }
}

/// <summary>The SDK's enumerations, which are classes with a text, such as <c>ReturnValue</c>.</summary>
internal sealed class ConstantConverter : JsonConverterFactory
{
    public override bool CanConvert(Type typeToConvert) => typeToConvert.IsSubclassOf(typeof(ConstantClass));

    public override JsonConverter CreateConverter(Type typeToConvert, JsonSerializerOptions options) =>
        (JsonConverter)Activator.CreateInstance(typeof(Converter<>).MakeGenericType(typeToConvert))!;

    private sealed class Converter<T> : JsonConverter<T>
        where T : ConstantClass
    {
        public override T Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            (T)Activator.CreateInstance(typeToConvert, reader.GetString())!;

        public override void Write(Utf8JsonWriter writer, T value, JsonSerializerOptions options) => writer.WriteStringValue(value.Value);
    }
}
