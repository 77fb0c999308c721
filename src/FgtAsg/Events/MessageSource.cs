namespace FgtAsg.Events;

internal enum MessageSource
{
    Sns,
    Sqs,
}
