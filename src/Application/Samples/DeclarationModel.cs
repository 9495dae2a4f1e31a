using Naas.Domain.Equalities;

namespace Naas.Application.Samples;

/// <summary>Draws what workers declare: the sex, the ethnic group and the age that their scores were drawn with, and the rest from the parameters.</summary>
/// <remarks>Every question has a draw of its own and none looks at a score, so that whether somebody answers says nothing of how they do.</remarks>
internal sealed class DeclarationModel(SampleParameters parameters, ulong seed)
{
    private readonly DeclarationParameters _declarations = parameters.Declarations;
    private readonly DateOnly _countedOn = parameters.Programme.CountedOn.Value;

    /// <summary>Null for a worker who gives no equality information.</summary>
    public EqualityAnswers? AnswersOf(PlannedWorker worker) => !DrawFor(worker, "declares").Percent(_declarations.DeclaresPercent.Value) ? null : new EqualityAnswers(
        Said(worker, Characteristics.Sex, Sex.Refused, Sex.PreferNotToSay, _ => worker.Characteristics.Sex),
        Said(worker, Characteristics.Ethnicity, Ethnicity.Refused, Ethnicity.PreferNotToSay, draw => EthnicityOf(worker.Characteristics.Ethnicity, draw)),
        Said(worker, Characteristics.Disability, Disability.Refused, Disability.PreferNotToSay, draw => draw.Percent(_declarations.DisabledPercent.Value) ? Disability.Disabled : Disability.NotDisabled),
        Said(worker, Characteristics.ReligionOrBelief, ReligionOrBelief.Refused, ReligionOrBelief.PreferNotToSay, draw => OneOf(_declarations.Religions, draw)),
        Said(worker, Characteristics.SexualOrientation, SexualOrientation.Refused, SexualOrientation.PreferNotToSay, draw => OneOf(_declarations.SexualOrientations, draw)),
        Said(worker, Characteristics.GenderReassignment, GenderReassignment.Refused, GenderReassignment.PreferNotToSay, draw => OneOf(_declarations.GenderReassignments, draw)),
        Said(worker, Characteristics.MaritalStatus, MaritalStatus.Refused, MaritalStatus.PreferNotToSay, draw => OneOf(_declarations.MaritalStatuses, draw)),
        Said(worker, Characteristics.PregnancyAndMaternity, PregnancyAndMaternity.Refused, PregnancyAndMaternity.PreferNotToSay, draw => PregnancyOf(worker, draw)));

    private T? Said<T>(PlannedWorker worker, Characteristic asked, T refused, T preferNotToSay, Func<Draw, T> truth)
        where T : struct, Enum
    {
        var row = _declarations.Reticence.Value.Single(row => row.Characteristic == asked.Code);
        var draw = DrawFor(worker, asked.Code);
        var at = draw.Below(100);
        return at < row.LeftOut ? null
            : at < row.LeftOut + row.Refused ? refused
            : at < row.LeftOut + row.Refused + row.PreferNotToSay ? preferNotToSay
            : truth(draw);
    }

    private Ethnicity EthnicityOf(EthnicGroup group, Draw draw) =>
        draw.Weighted([.. _declarations.Ethnicities.Value.Where(row => row.Answer.Group() == group)], row => row.Weight).Answer;

    private PregnancyAndMaternity PregnancyOf(PlannedWorker worker, Draw draw)
    {
        var mayBe = worker.Characteristics.Sex == Sex.Female && worker.AgeOn(_countedOn) <= _declarations.PregnantUpToAge.Value;
        return mayBe && draw.Percent(_declarations.PregnantPercent.Value) ? PregnancyAndMaternity.PregnantOrOnMaternityLeave : PregnancyAndMaternity.NotPregnantNorOnMaternityLeave;
    }

    private static T OneOf<T>(Parameter<IReadOnlyList<WeightedAnswer<T>>> answers, Draw draw)
        where T : struct, Enum => draw.Weighted(answers.Value, row => row.Weight).Answer;

    private Draw DrawFor(PlannedWorker worker, string question) => Draw.For(seed, worker.Ordinal, "equality/" + question);
}
