using FgtAsg.Fleet;

namespace FgtAsg.Tests.Fleet;

public sealed class LifecycleStatesTests
{
    [Theory]
    [InlineData(null, "Unknown")]
    [InlineData("", "Unknown")]
    [InlineData("Pending", "Joining")]
    [InlineData("Pending:Wait", "Joining")]
    [InlineData("Pending:Proceed", "InService")]
    [InlineData("InService", "InService")]
    [InlineData("EnteringStandby", "InService")]
    [InlineData("Standby", "InService")]
    [InlineData("Detaching", "InService")]
    [InlineData("Detached", "Leaving")]
    [InlineData("Quarantined", "Leaving")]
    [InlineData("Terminating", "Leaving")]
    [InlineData("Terminating:Wait", "Leaving")]
    [InlineData("Terminating:Proceed", "Leaving")]
    [InlineData("Terminated", "Leaving")]
    [InlineData("Warmed:Pending", "Joining")]
    [InlineData("Warmed:Pending:Wait", "Joining")]
    [InlineData("Warmed:Pending:Proceed", "InService")]
    [InlineData("Warmed:Stopped", "InService")]
    [InlineData("Warmed:Running", "InService")]
    [InlineData("Warmed:Hibernated", "InService")]
    [InlineData("Warmed:Terminating", "Leaving")]
    [InlineData("Warmed:Terminating:Wait", "Leaving")]
    [InlineData("Warmed:Terminating:Proceed", "Leaving")]
    [InlineData("Warmed:Terminated", "Leaving")]
    [InlineData("SomethingNew", "InService")]
    public void MembershipOf_LifecycleState_ReturnsTheMembership(string? state, string membership) =>
        Assert.Equal(membership, LifecycleStates.MembershipOf(state).ToString());
}
