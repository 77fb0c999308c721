namespace FgtAsg.IntegrationTests.StateMachines;

/// <summary>An execution's clock: it stands still, but for what the test moves it by.</summary>
internal sealed class MovedTime(DateTimeOffset start) : TimeProvider
{
    private DateTimeOffset _now = start;

    public void Move(TimeSpan by) => _now += by;

    public void MoveTo(DateTimeOffset time) => _now = time;

    public override DateTimeOffset GetUtcNow() => _now;
}
