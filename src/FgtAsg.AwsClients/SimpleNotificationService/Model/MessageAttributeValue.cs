#nullable disable

namespace Amazon.SimpleNotificationService.Model;

public class MessageAttributeValue
{
    /// <summary><c>String</c>, <c>String.Array</c> or <c>Number</c>.</summary>
    public string DataType { get; set; }

    public string StringValue { get; set; }
}
