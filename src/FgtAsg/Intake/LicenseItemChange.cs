using Amazon.DynamoDBv2.Model;
using FgtAsg.Records;

namespace FgtAsg.Intake;

/// <summary>What became of the change of a licence's item.</summary>
/// <param name="IsOvertaken">A newer event of the file is recorded: nothing was changed. Otherwise the item says this event.</param>
/// <param name="Item">The item as it is.</param>
internal sealed record LicenseItemChange(bool IsOvertaken, IReadOnlyDictionary<string, AttributeValue> Item)
{
    /// <summary>The instance that holds the licence; null for none.</summary>
    public string? Holder => Item.Text("InstanceId");

    /// <summary>Whether there ever was such a licence to be withdrawn.</summary>
    public bool WasLicense => Holder is not null || Item.ContainsKey("AvailableSince");
}
