namespace Naas.Application.Time;

/// <summary>Which day it is for the law: in England, by the business clock.</summary>
public interface IBusinessDay
{
    DateOnly Today { get; }
}
