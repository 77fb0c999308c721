using System.Text;
using FgtAsg.Events;

namespace FgtAsg.Tests.Documents;

/// <summary>docs/reference/events.md has each event of EventBridge and each action that the function handles.</summary>
public sealed class EventsReferenceTests
{
    private const string Document = "docs/reference/events.md";

    [Fact]
    public void EventBridgeEvents_AreTheOnesOfTheRoutes()
    {
        var documented = ReferenceTable.Read(Document, "source")
            .Select(row => $"{ReferenceTable.Single(row["source"])}: {ReferenceTable.Single(row["detail-type"])}");

        ReferenceTable.AssertSame(Document, "source", EventParser.EventBridgeEvents.Select(e => $"{e.Source}: {e.DetailType}"), documented);
    }

    [Fact]
    public void Actions_AreTheOnesThatTheFunctionKnows()
    {
        var documented = ReferenceTable.Read(Document, "action").Select(row => ReferenceTable.Single(row["action"]));

        ReferenceTable.AssertSame(Document, "action", ManualEvents.Actions, documented);
        Assert.All(ManualEvents.Actions, action => Assert.IsNotType<Unhandled>(Parsed(action)));
    }

    private static object? Parsed(string action)
    {
        try
        {
            return EventParser.Parse(Encoding.UTF8.GetBytes($$"""{"action":"{{action}}"}"""));
        }
        // Known, and lacking what it needs.
        catch (MalformedEventException e)
        {
            return e;
        }
    }
}
