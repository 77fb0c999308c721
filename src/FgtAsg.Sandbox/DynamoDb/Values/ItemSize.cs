using System.Text;

namespace FgtAsg.Sandbox.DynamoDb.Values;

/// <summary>Sizes in bytes by the developer guide's "DynamoDB item sizes and formats".</summary>
internal static class ItemSize
{
    /// <summary>400 KB.</summary>
    public const int Max = 400 * 1024;

    private const int ContainerOverhead = 3;

    public static int Of(DynamoValue.Map item) => item.Values.Sum(pair => Encoding.UTF8.GetByteCount(pair.Key) + Of(pair.Value));

    private static int Of(DynamoValue value) => value switch
    {
        DynamoValue.Text or DynamoValue.Bytes => value.Length!.Value,
        DynamoValue.Number number => OfNumber(number.Value.ToString()),
        DynamoValue.Sequence sequence => ContainerOverhead + sequence.Values.Sum(element => Of(element) + 1),
        DynamoValue.Map map => ContainerOverhead + Of(map) + map.Values.Count,
        DynamoValue.Set set => set.Values.Sum(Of),
        _ => 1,
    };

    // Two digits a byte, and one byte more.
    private static int OfNumber(string text) => ((text.Count(char.IsAsciiDigit) + 1) / 2) + 1;
}
